// Calls: what is over, and what is left of it.
#include <algorithm>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls/calls.hpp"

namespace protocol::jingle {

using jmi::Proposal;

void Calls::end(const jmi::Outgoing& outgoing, EndReason reason, std::string text, mux::Context& context) {
  auto taken = proposals_.take(outgoing);
  end({.leg = std::move(taken.leg), .proposals = {}, .connected_at = {}, .reason = reason, .text = std::move(text)},
      context);
}

void Calls::end(const jmi::Ring& ring, EndReason reason, std::string text, mux::Context& context) {
  auto taken = proposals_.take(ring);
  end({.leg = std::move(taken.leg),
       .proposals = std::move(taken.proposals),
       .connected_at = {},
       .reason = reason,
       .text = std::move(text)},
      context);
}

// A session that is over goes.
void Calls::settle(Session& session, mux::Context& context) {
  if (!session.over()) return;
  const auto& leg = session.leg();
  Ending ending{.leg = leg,
                .decided = session.phase() != Phase::Ringing,
                .proposals = {},
                .connected_at = session.connected_at(),
                .reason = session.over()->reason,
                .text = session.over()->text};
  if (leg.by_message && !leg.is_ours()) ending.proposals = {{leg.session, leg.peer, leg.wanted}};
  sessions_.erase(ending.leg.session);
  end(std::move(ending), context);
}

void Calls::end(Ending ending, mux::Context& context) {
  const auto& [call_id, id] = std::pair(ending.leg.call, ending.leg.session);
  record(ending, context);
  forget_proposals(ending, context);
  spent_.add(id);
  const auto call = calls_.find(call_id);
  std::erase(call->second.sessions, id);
  if (!call->second.sessions.empty()) {
    context.emit(ParticipantLeft{call_id, id, ending.reason, std::move(ending.text)});
    return;
  }
  calls_.erase(call);
  context.emit(CallEnded{call_id, id, ending.reason, std::move(ending.text)});
}

std::optional<CallFate> Calls::fate_of(const Ending& ending) {
  if (ending.connected_at) return CallFate::Answered;
  switch (ending.reason) {
    case EndReason::Replaced: return std::nullopt;
    case EndReason::AnsweredElsewhere: return CallFate::Answered;
    case EndReason::Declined:
    case EndReason::DeclinedElsewhere: return CallFate::Declined;
    case EndReason::Busy: return CallFate::Busy;
    case EndReason::Cancelled:
    case EndReason::NoAnswer: return CallFate::Unanswered;
    case EndReason::PeerVanished: return ending.decided ? CallFate::Failed : CallFate::Unanswered;
    default: return CallFate::Failed;
  }
}

// Of a call that another device of ours took, that device tells more.
void Calls::record(const Ending& ending, mux::Context& context) {
  const auto& leg = ending.leg;
  const auto peer = leg.peer.bare();
  if (ending.reason == EndReason::AnsweredElsewhere) {
    for (const auto& proposal : ending.proposals)
      if (auto known = log_.record(peer, proposal.id)) return context.emit(*std::move(known));
  }
  const auto fate = fate_of(ending);
  if (!fate) return;
  CallRecorded record{.session = leg.session,
                      .peer = peer,
                      .direction = leg.is_ours() ? Direction::Outgoing : Direction::Incoming,
                      .media = leg.wanted,
                      .fate = *fate,
                      .length = {},
                      .at = server_time_.at(leg.begun)};
  if (ending.connected_at) record.length = context.now() - *ending.connected_at;
  context.emit(std::move(record));
}

// What else there is to hear of them has been said.
void Calls::forget_proposals(const Ending& ending, mux::Context& context) {
  const auto& leg = ending.leg;
  const auto peer = leg.peer.bare();
  if (ending.reason != EndReason::AnsweredElsewhere) log_.close(peer, leg.session);
  for (const auto& proposal : ending.proposals) {
    if (proposal.id != leg.session) spent_.add(proposal.id);
    if (ending.reason != EndReason::AnsweredElsewhere || !log_.is_decided(peer, proposal.id))
      log_.close(peer, proposal.id);
  }
  const bool in_vain = !ending.decided && !leg.is_ours() && ending.reason != EndReason::Replaced;
  if (in_vain) proposals_.rang_in_vain(peer, context.now());
}

// A call that this device had no part in.
void Calls::record_missed(const Proposal& proposal, mux::Context& context) {
  const auto peer = proposal.from.bare();
  spent_.add(proposal.id);
  log_.close(peer, proposal.id);
  context.emit(CallRecorded{.session = proposal.id,
                            .peer = peer,
                            .direction = Direction::Incoming,
                            .media = proposal.media,
                            .fate = CallFate::Unanswered,
                            .length = {},
                            .at = server_time_.at(context.now())});
}

// Calls of our other devices, and what is left of one here, are recorded as they go on.
void Calls::note(const mux::Stanza& stanza, const xep0353::Message& message, std::optional<Timestamp> held_since,
                 mux::Context& context) {
  const bool own = stanza.from.empty() || stanza.from.bare() == context.self().bare();
  const auto peer = (own ? stanza.to : stanza.from).bare();
  if (peer == context.self().bare()) return;
  auto record = log_.add({message, stanza.from, peer, own ? Direction::Outgoing : Direction::Incoming,
                          held_since ? held_since : server_time_.at(context.now())});
  const bool here = find(message.id) != nullptr || proposals_.contains(message.id);
  if (record && !here) context.emit(*std::move(record));
}

}  // namespace protocol::jingle
