#include <cstddef>
#include <optional>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls.hpp"
#include "protocol/jingle/reasons.hpp"

namespace protocol::jingle {

using xep0166::Condition;
using xep0166::Reason;
using xep0353::Kind;

namespace {

constexpr std::size_t kMaxStrangers = 64;

std::optional<CallFate> fate_of(const Call& call, EndReason reason) {
  if (call.connected_at) return CallFate::Answered;
  const bool undecided = call.phase == Phase::Ringing || call.phase == Phase::Proposed;
  switch (reason) {
    case EndReason::Replaced: return std::nullopt;
    case EndReason::AnsweredElsewhere: return CallFate::Answered;
    case EndReason::Declined:
    case EndReason::DeclinedElsewhere: return CallFate::Declined;
    case EndReason::Busy: return CallFate::Busy;
    case EndReason::Cancelled:
    case EndReason::NoAnswer: return CallFate::Unanswered;
    case EndReason::PeerVanished: return undecided ? CallFate::Unanswered : CallFate::Failed;
    default: return CallFate::Failed;
  }
}

}  // namespace

// In the form that the state of the call wants: taking back what was proposed, refusing it, or ending the session.
void Calls::tell_peer(const Call& call, const Reason& reason, mux::Context& context) {
  if (call.has_session()) {
    xep0166::Jingle jingle;
    jingle.action = xep0166::Action::SessionTerminate;
    jingle.reason = reason;
    send_jingle(call, std::move(jingle), context);
    tell_finished(call, reason, context);
  } else if (!call.by_message) {
    return;  // a direct call whose offer is not made yet: the other side knows nothing of it
  } else if (call.role == xep0166::Role::Initiator) {
    send_message(call.peer, Kind::Retract, call.id, reason, context);
  } else if (call.phase == Phase::Ringing) {
    for (const auto& proposal : call.proposals) send_message(proposal.from, Kind::Reject, proposal.id, reason, context);
  } else {
    send_message(call.peer, Kind::Reject, call.id, reason, context);
  }
}

// The other devices and the archives of both sides learn that the call is over (XEP-0353 §3.7).
void Calls::tell_finished(const Call& call, const Reason& reason, mux::Context& context) {
  if (call.by_message) send_message(call.peer, Kind::Finish, call.id, Reason{reason.condition, {}}, context);
}

void Calls::end(Call& call, EndReason reason, std::string text, mux::Context& context) {
  const auto id = call.id;
  if (call.peer_open) context.emit(ClosePeer{id});
  record(call, reason, context);
  forget_proposals(call, reason, context);
  calls_.erase(id);
  remember_ended(id);
  context.emit(CallEnded{id, reason, std::move(text)});
}

// Of a call that another device of ours took, that device tells more.
void Calls::record(const Call& call, EndReason reason, mux::Context& context) {
  const auto peer = call.peer.bare();
  if (reason == EndReason::AnsweredElsewhere) {
    for (const auto& proposal : call.proposals) {
      if (auto known = log_.record(peer, proposal.id)) return context.emit(*std::move(known));
    }
  }
  const auto fate = fate_of(call, reason);
  if (!fate) return;
  CallRecorded record{.id = call.id,
                      .peer = peer,
                      .direction = call.role == xep0166::Role::Initiator ? Direction::Outgoing : Direction::Incoming,
                      .media = call.wanted,
                      .fate = *fate,
                      .length = {},
                      .at = server_time_.at(call.begun)};
  if (call.connected_at) record.length = context.now() - *call.connected_at;
  context.emit(std::move(record));
}

// What else there is to hear of them has been said.
void Calls::forget_proposals(const Call& call, EndReason reason, mux::Context& context) {
  const auto peer = call.peer.bare();
  if (reason != EndReason::AnsweredElsewhere) log_.close(peer, call.id);
  for (const auto& proposal : call.proposals) {
    if (proposal.id != call.id) remember_ended(proposal.id);
    if (reason != EndReason::AnsweredElsewhere || !log_.is_decided(peer, proposal.id)) log_.close(peer, proposal.id);
  }
  const bool unanswered = call.phase == Phase::Ringing && reason != EndReason::Replaced;
  if (!unanswered || contacts_.sees_our_presence(peer)) return;
  if (strangers_.size() == kMaxStrangers) strangers_.pop_front();
  strangers_.push_back({peer, context.now() + kStrangerPause});
}

// A call that this device had no part in.
void Calls::record_missed(const Proposal& proposal, mux::Context& context) {
  const auto peer = proposal.from.bare();
  remember_ended(proposal.id);
  log_.close(peer, proposal.id);
  context.emit(CallRecorded{.id = proposal.id,
                            .peer = peer,
                            .direction = Direction::Incoming,
                            .media = proposal.media,
                            .fate = CallFate::Unanswered,
                            .length = {},
                            .at = server_time_.at(context.now())});
}

void Calls::end_telling(Call& call, EndReason reason, Reason told, mux::Context& context) {
  tell_peer(call, told, context);
  end(call, reason, std::move(told.text), context);
}

std::expected<void, SendError> Calls::request(const DeclineCall& decline, mux::Context& context) {
  auto* call = find(decline.id);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  if (call->phase != Phase::Ringing) return std::unexpected(SendError::WrongState);
  if (decline.busy) {
    end_telling(*call, EndReason::NoAnswer, {Condition::Busy, {}}, context);
  } else {
    end_telling(*call, EndReason::Declined, {Condition::Decline, {}}, context);
  }
  return {};
}

std::expected<void, SendError> Calls::request(const HangUp& hang_up, mux::Context& context) {
  auto* call = find(hang_up.id);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  switch (call->phase) {
    case Phase::Ringing: end_telling(*call, EndReason::Declined, {Condition::Decline, {}}, context); break;
    case Phase::Proposed:
    case Phase::Preparing:
    case Phase::Initiated: end_telling(*call, EndReason::Cancelled, {Condition::Cancel, {}}, context); break;
    case Phase::Proceeding:
    case Phase::Answering: end_telling(*call, EndReason::HungUp, {Condition::Decline, {}}, context); break;
    case Phase::Active: end_telling(*call, EndReason::HungUp, {Condition::Success, {}}, context); break;
  }
  return {};
}

void Calls::hang_up_all(mux::Context& context) {
  while (!calls_.empty()) {
    auto& call = calls_.begin()->second;
    if (call.phase == Phase::Ringing && call.by_message) {
      end(call, EndReason::NoAnswer, {}, context);  // other devices go on ringing
    } else {
      [[maybe_unused]] const auto done = request(HangUp{call.id}, context);
    }
  }
}

}  // namespace protocol::jingle
