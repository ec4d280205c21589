// Calls: what proposals (XEP-0353) lead to.
#include <algorithm>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls/calls.hpp"
#include "protocol/jingle/jmi/send.hpp"
#include "protocol/jingle/reasons.hpp"
#include "protocol/mux/stanza_error.hpp"

namespace protocol::jingle {

using jmi::Proposal;
using xep0166::Condition;
using xep0166::Reason;
using xep0353::Kind;

void Calls::on_message(const mux::Stanza& stanza, const xep0353::Message& message, std::optional<Timestamp> held_since,
                       mux::Context& context) {
  const bool own = stanza.from.empty() || stanza.from.bare() == context.self().bare();
  if (own && stanza.from == context.self()) return;
  note(stanza, message, held_since, context);
  if (own) return on_own_device(message, context);
  auto* outgoing = proposals_.find_outgoing(message.id);
  if (outgoing != nullptr && outgoing->leg.peer != stanza.from.bare()) outgoing = nullptr;
  switch (message.kind) {
    case Kind::Propose: return on_propose({message.id, stanza.from, message.media}, held_since, context);
    case Kind::Retract: return on_retract(stanza.from, message, context);
    case Kind::Ringing:
      if (outgoing != nullptr) show(outgoing->leg, CallState::Ringing, context);
      return;
    case Kind::Proceed:
      if (outgoing != nullptr) on_proceed(*outgoing, stanza.from, context);
      return;
    case Kind::Reject: return on_reject(stanza, message, context);
    case Kind::Finish: return on_finish(stanza, message, context);
    case Kind::Accept: return;
  }
}

// What another device of ours did, as it sent it to our bare address or as a carbon copy shows it.
void Calls::on_own_device(const xep0353::Message& message, mux::Context& context) {
  const bool took = message.kind == Kind::Accept || message.kind == Kind::Proceed;
  if (auto* ring = proposals_.find_ringing(message.id)) {
    if (took) return end(*ring, EndReason::AnsweredElsewhere, {}, context);
    if (message.kind == Kind::Reject) end(*ring, EndReason::DeclinedElsewhere, {}, context);
  } else if (auto* session = find(message.id)) {
    if (took && session->leg().by_message) session->doubt(context);
  }
}

// A message of ours could not be delivered (RFC 6121 §8.1.3); servers return what was in it.
void Calls::on_bounce(const mux::Stanza& stanza, const xep0353::Message& message, mux::Context& context) {
  const auto bare = stanza.from.bare();
  const auto error = mux::parse_stanza_error(stanza.element);
  auto* outgoing = proposals_.find_outgoing(message.id);
  auto* session = find(message.id);
  if (message.kind == Kind::Propose && outgoing != nullptr && outgoing->leg.peer == bare) {
    const bool nobody = error.condition == StanzaCondition::ServiceUnavailable ||
                        error.condition == StanzaCondition::RecipientUnavailable;
    end(*outgoing, nobody ? EndReason::NoAnswer : EndReason::ServerRefused, error.text, context);
  } else if (message.kind == Kind::Proceed && session != nullptr && session->phase() == Phase::Proceeding &&
             session->leg().peer.bare() == bare) {
    session->end(EndReason::PeerVanished, error.text, context);
    settle(*session, context);
  }
}

void Calls::on_propose(const Proposal& proposal, std::optional<Timestamp> held_since, mux::Context& context) {
  if (proposal.from.is_bare() || is_known(proposal.id)) return;
  if (!held_since) return offer(proposal, kRingTime, context);
  if (!server_time_.is_settled()) return proposals_.hold({proposal, *held_since}, context.now());
  if (const auto left = proposals_.judge({proposal, *held_since}, context)) offer(proposal, *left, context);
}

// Somebody calls now.
void Calls::offer(const Proposal& proposal, Duration left, mux::Context& context) {
  const auto bare = proposal.from.bare();
  if (auto* mine = proposals_.find_outgoing_to(bare)) return break_tie(*mine, proposal, context);
  if (auto* ringing = proposals_.find_ring_of(bare)) return proposals_.ring_again(*ringing, proposal, context);
  if (auto* session = find_with(bare)) {
    if (session->phase() == Phase::Active) return migrate(*session, proposal, context);
    if (session->phase() != Phase::Ringing) return refuse_busy(proposal, context);
    auto& call = calls_.at(session->leg().call);
    call.sessions.push_back(proposal.id);
    session->end(EndReason::Replaced, {}, context);
    settle(*session, context);
    ring(call, proposal, left, context);
    return context.emit(ParticipantJoined{call.id, proposal.id, proposal.from, proposal.media});
  }
  if (auto* call = find_expecting(bare)) return join(*call, proposal, context);
  if (is_full()) return refuse_busy(proposal, context);
  if (proposals_.is_quiet(bare, context.now()) && !subscribers_.sees_our_presence(bare))
    return record_missed(proposal, context);
  auto& call = add(CallId{proposal.id.value}, proposal.media);
  call.sessions.push_back(proposal.id);
  ring(call, proposal, left, context);
  context.emit(CallIncoming{call.id, proposal.id, proposal.from, proposal.media});
}

// `left`: how much longer it may ring.
void Calls::ring(const Call& call, const Proposal& proposal, Duration left, mux::Context& context) {
  proposals_.ring({.call = call.id,
                   .session = proposal.id,
                   .role = xep0166::Role::Responder,
                   .by_message = true,
                   .peer = proposal.from,
                   .wanted = proposal.media,
                   .begun = context.now() - (kRingTime - left),
                   .shown = CallState::Ringing},
                  left, context);
}

// There is nothing to ask: he is expected, or has a part in the call already.
void Calls::join(Call& call, const Proposal& proposal, mux::Context& context) {
  call.expected.erase(proposal.from.bare());
  if (!std::ranges::contains(call.sessions, proposal.id)) call.sessions.push_back(proposal.id);
  Leg leg{.call = call.id,
          .session = proposal.id,
          .role = xep0166::Role::Responder,
          .by_message = true,
          .peer = proposal.from,
          .wanted = proposal.media,
          .begun = context.now(),
          .shown = {}};
  context.emit(ParticipantJoined{call.id, leg.session, leg.peer, leg.wanted});
  show(leg, CallState::Connecting, context);
  jmi::Proposals::proceed(leg, context);
  begin(leg).await_offer(common(call.media, proposal.media), context);
}

// Both called at the same time. Who called wants to talk.
void Calls::break_tie(jmi::Outgoing& mine, const Proposal& theirs, mux::Context& context) {
  if (jmi::Proposals::wins_tie(mine, theirs, context)) return jmi::Proposals::reject_by_tie(theirs, context);
  jmi::Proposals::retract_by_tie(mine, context);
  auto& call = calls_.at(mine.leg.call);
  call.sessions.push_back(theirs.id);
  end(mine, EndReason::Replaced, {}, context);
  join(call, theirs, context);
}

// A new call of somebody whom we talk to is the old one on another device (XEP-0353 §4.2).
void Calls::migrate(Session& old, const Proposal& fresh, mux::Context& context) {
  auto& call = calls_.at(old.leg().call);
  call.sessions.push_back(fresh.id);
  old.end_migrating(fresh.id, context);
  settle(old, context);
  join(call, fresh, context);
}

void Calls::refuse_busy(const Proposal& proposal, mux::Context& context) {
  if (subscribers_.sees_our_presence(proposal.from.bare()))
    jmi::send(proposal.from, Kind::Reject, proposal.id, Reason{Condition::Busy, {}}, context);
  record_missed(proposal, context);
}

void Calls::on_proceed(jmi::Outgoing& outgoing, const Jid& from, mux::Context& context) {
  if (from.is_bare()) return;
  auto leg = proposals_.take(outgoing).leg;
  leg.peer = from;
  show(leg, CallState::Connecting, context);
  const auto ours = leg.wanted;
  begin(leg).initiate(ours, context);
}

void Calls::on_reject(const mux::Stanza& stanza, const xep0353::Message& message, mux::Context& context) {
  const auto reason = message.tie_break                                                ? EndReason::Replaced
                      : message.reason && message.reason->condition == Condition::Busy ? EndReason::Busy
                                                                                       : EndReason::Declined;
  auto text = message.reason ? message.reason->text : std::string{};
  auto* session = find(message.id);
  auto* outgoing = proposals_.find_outgoing(message.id);
  if (outgoing != nullptr && outgoing->leg.peer == stanza.from.bare()) {
    end(*outgoing, reason, std::move(text), context);
  } else if (session != nullptr && session->leg().by_message && session->leg().is_ours() &&
             session->is_from_peer(stanza.from)) {  // the device that we talk to
    session->end(reason, std::move(text), context);
    settle(*session, context);
  }
}

void Calls::on_retract(const Jid& from, const xep0353::Message& message, mux::Context& context) {
  const auto reason = message.tie_break ? EndReason::Replaced : EndReason::Cancelled;
  auto* ring = proposals_.find_ringing(message.id);
  auto* session = find(message.id);
  if (ring != nullptr && ring->leg.peer.bare() == from.bare()) {
    std::erase_if(ring->proposals, [&](const Proposal& proposal) { return proposal.id == message.id; });
    spent_.add(message.id);
    if (ring->proposals.empty()) end(*ring, reason, {}, context);
  } else if (session != nullptr && session->phase() == Phase::Proceeding && session->leg().peer.bare() == from.bare()) {
    session->end(reason, {}, context);
    settle(*session, context);
  }
}

void Calls::on_finish(const mux::Stanza& stanza, const xep0353::Message& message, mux::Context& context) {
  auto* ring = proposals_.find_ring(message.id);
  auto* session = find(message.id);
  const auto* leg = ring != nullptr ? &ring->leg : session != nullptr ? &session->leg() : nullptr;
  if (leg == nullptr || !leg->by_message || leg->peer.bare() != stanza.from.bare()) return;
  const auto connected_at = session != nullptr ? session->connected_at() : std::nullopt;
  const auto reason = leg->peer != stanza.from       ? EndReason::PeerVanished  // he came back as another device
                      : !message.migrated_to.empty() ? EndReason::Replaced
                      : message.reason               ? end_reason(message.reason->condition, connected_at)
                                                     : EndReason::HungUp;
  auto text = message.reason ? message.reason->text : std::string{};
  if (ring != nullptr) return end(*ring, reason, std::move(text), context);
  session->end(reason, std::move(text), context);
  settle(*session, context);
}

}  // namespace protocol::jingle
