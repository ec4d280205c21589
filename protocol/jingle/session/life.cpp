// A session: how it begins, how long it waits, and how it ends.
#include <algorithm>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/jmi/send.hpp"
#include "protocol/jingle/reasons.hpp"
#include "protocol/jingle/session/jingle_session.hpp"

namespace protocol::jingle {

using xep0166::Action;
using xep0166::Condition;
using xep0166::Reason;
using xep0353::Kind;

void Session::initiate(const Media& ours, mux::Context& context) {
  phase_ = Phase::Preparing;
  ours_ = ours;
  open_peer(context);
  context.emit(CreateOffer{leg_.session, false});
  expire(kStepTime, "offer", EndReason::MediaFailed, context);
}

void Session::await_offer(const Media& ours, mux::Context& context) {
  phase_ = Phase::Proceeding;
  ours_ = ours;
  expire(kStepTime, "session-initiate", EndReason::PeerVanished, context);
}

void Session::ring(Contents offer, mux::Context& context) {
  phase_ = Phase::Ringing;
  remote_ = std::move(offer);
  leg_.shown = CallState::Ringing;
  expire(kRingTime, "incoming call", EndReason::NoAnswer, context);
}

void Session::say_that_it_rings(mux::Context& context) {
  send_info({xep0167::Info::Ringing, xep0166::Role::Initiator, {}}, context);
}

void Session::answer(const Media& ours, mux::Context& context) {
  ours_ = ours;
  show(leg_, CallState::Connecting, context);
  answer_offer(context);
}

void Session::open_peer(mux::Context& context) {
  peer_open_ = true;
  context.emit(OpenPeer{leg_.call, leg_.session, ours_, services_.ice_servers()});
}

// Whether a <jingle/> of it has gone one way or the other.
bool Session::has_begun() const { return phase_ != Phase::Preparing && phase_ != Phase::Proceeding; }

void Session::expire(Duration after, std::string_view why, EndReason reason, const mux::Context& context) {
  expiry_ = Expiry{context.now() + after, why, reason};
}

void Session::doubt(mux::Context& context) {
  if (phase_ == Phase::Proceeding) expire(kElsewhereTime, "other device", EndReason::AnsweredElsewhere, context);
}

// While media flow, they are the better witness.
void Session::on_unavailable(Time now) {
  if (media_connected_) return;
  expiry_ = hastened(expiry_.value_or(Expiry{Time::max(), {}, {}}), now);
}

void Session::on_error(Action sent, const StanzaError& error, mux::Context& context) {
  using enum Action;
  if (sent == SessionInitiate || sent == SessionAccept) {
    // Who has just said that he can, and now seems not to know how, is not there any more (RFC 6121 §8.5.3.2.3).
    const bool gone =
        error.condition == StanzaCondition::ServiceUnavailable && (leg_.by_message || sent == SessionAccept);
    end(gone ? EndReason::PeerVanished : end_reason(error.condition), error.text, context);
  } else if (error.condition == StanzaCondition::ItemNotFound) {
    end(EndReason::PeerVanished, error.text, context);  // unknown-session: it forgot us
  } else if (sent == TransportInfo && error.condition == StanzaCondition::Conflict) {
    restart_ = Restart::None;  // its own restart goes first (tie-break)
  }
}

void Session::set_muted(const Muted& muted, mux::Context& context) {
  muted_ = muted;
  if (phase_ == Phase::Active) send_mutes(context);
}

void Session::hang_up(mux::Context& context) {
  switch (phase_) {
    case Phase::Ringing: return end_telling(EndReason::Declined, {Condition::Decline, {}}, context);
    case Phase::Preparing:
    case Phase::Initiated: return end_telling(EndReason::Cancelled, {Condition::Cancel, {}}, context);
    case Phase::Proceeding:
    case Phase::Answering: return end_telling(EndReason::HungUp, {Condition::Decline, {}}, context);
    case Phase::Active: return end_telling(EndReason::HungUp, {Condition::Success, {}}, context);
  }
}

void Session::end_telling(EndReason reason, Reason told, mux::Context& context) {
  tell_peer(told, context);
  end(reason, std::move(told.text), context);
}

void Session::end(EndReason reason, std::string text, mux::Context& context) {
  if (std::exchange(peer_open_, false)) context.emit(ClosePeer{leg_.session});
  over_ = Over{reason, std::move(text)};
}

void Session::end_migrating(const SessionId& to, mux::Context& context) {
  xep0166::Jingle terminate;
  terminate.action = Action::SessionTerminate;
  terminate.reason = Reason{Condition::AlternativeSession, {}};
  send(std::move(terminate), context);
  xep0353::Message finish;
  finish.kind = Kind::Finish;
  finish.id = leg_.session;
  finish.reason = Reason{Condition::Expired, "Session migrated"};
  finish.migrated_to = to;
  if (leg_.by_message) jmi::send(leg_.peer, finish, context);
  end(EndReason::Replaced, {}, context);
}

// In the form that its state wants: ending the session, or taking back or refusing what would have become one.
void Session::tell_peer(const Reason& reason, mux::Context& context) {
  if (has_begun()) {
    xep0166::Jingle jingle;
    jingle.action = Action::SessionTerminate;
    jingle.reason = reason;
    send(std::move(jingle), context);
    tell_finished(reason, context);
  } else if (leg_.by_message) {
    jmi::send(leg_.peer, leg_.is_ours() ? Kind::Retract : Kind::Reject, leg_.session, reason, context);
  }  // else the other side knows nothing of it
}

// The other devices and the archives of both sides learn that the call is over (XEP-0353 §3.7).
void Session::tell_finished(const Reason& reason, mux::Context& context) const {
  if (leg_.by_message) jmi::send(leg_.peer, Kind::Finish, leg_.session, Reason{reason.condition, {}}, context);
}

void Session::handle_timeout(mux::Context& context) {
  if (restart_at_ && *restart_at_ <= context.now()) try_restart(context);
  if (!expiry_ || expiry_->at > context.now()) return;
  const auto reason = expiry_->reason;
  if (reason == EndReason::AnsweredElsewhere) return end(reason, {}, context);
  const auto told = reason == EndReason::NoAnswer ? Condition::Timeout : Condition::ConnectivityError;
  end_telling(reason, {told, {}}, context);
}

std::optional<Deadline> Session::deadline() const {
  std::optional<Deadline> first;
  if (expiry_) first = Deadline{expiry_->at, expiry_->why};
  if (restart_at_ && (!first || *restart_at_ < first->at)) first = Deadline{*restart_at_, "ICE restart"};
  return first;
}

}  // namespace protocol::jingle
