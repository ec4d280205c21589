#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls.hpp"
#include "protocol/jingle/reasons.hpp"

namespace protocol::jingle {

using xep0166::Condition;
using xep0166::Reason;
using xep0353::Kind;

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
  } else {
    send_message(call.peer, Kind::Reject, call.id, reason, context);
  }
}

// The other devices and the archives of both sides learn that the call is over (XEP-0353 §3.7).
void Calls::tell_finished(const Call& call, const Reason& reason, mux::Context& context) {
  if (call.by_message) send_message(call.peer, Kind::Finish, call.id, Reason{reason.condition, {}}, context);
}

void Calls::end_telling(Call& call, EndReason reason, Reason told, mux::Context& context) {
  tell_peer(call, told, context);
  end(call, reason, std::move(told.text), context);
}

std::expected<void, SendError> Calls::request(const DeclineCall& decline, mux::Context& context) {
  auto* call = find(decline.id);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  if (call->phase != Phase::Ringing) return std::unexpected(SendError::WrongState);
  end_telling(*call, EndReason::Declined, {Condition::Decline, {}}, context);
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
