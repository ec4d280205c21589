#include <algorithm>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls.hpp"
#include "protocol/jingle/reasons.hpp"
#include "protocol/mux/stanza_error.hpp"
#include "protocol/xep/0203_delay/delay.hpp"

namespace protocol::jingle {

using xep0166::Condition;
using xep0166::Reason;
using xep0353::Kind;

namespace {

xep0353::Message tie_break(Kind kind, const CallId& id) {
  xep0353::Message message;
  message.kind = kind;
  message.id = id;
  message.reason = Reason{Condition::Expired, "Tie-Break"};
  message.tie_break = true;
  return message;
}

Media common(const Media& a, const Media& b) { return {.audio = a.audio && b.audio, .video = a.video && b.video}; }

}  // namespace

void Calls::on_message(const mux::Stanza& stanza, const xep0353::Message& message, mux::Context& context) {
  if (stanza.from.empty() || stanza.from.bare() == context.self().bare()) {
    if (stanza.from != context.self()) on_own_device(message, context);
    return;
  }
  if (message.kind == Kind::Propose) {
    on_propose(stanza, message, context);
    return;
  }
  auto* call = find(message.id);
  if (call == nullptr || !call->by_message || call->peer.bare() != stanza.from.bare()) return;
  const bool ours = call->role == xep0166::Role::Initiator;
  switch (message.kind) {
    case Kind::Ringing:
      if (call->phase == Phase::Proposed) show(*call, CallState::Ringing, context);
      break;
    case Kind::Proceed: on_proceed(*call, stanza.from, context); break;
    case Kind::Reject:
      if (ours) on_reject(*call, stanza.from, message, context);
      break;
    case Kind::Retract:
      if (!ours) on_retract(*call, message, context);
      break;
    case Kind::Finish: on_finish(*call, stanza.from, message, context); break;
    case Kind::Accept:
    case Kind::Propose: break;
  }
}

// What another device of ours did, as it sent it to our bare address or as a carbon copy shows it.
void Calls::on_own_device(const xep0353::Message& message, mux::Context& context) {
  auto* call = find(message.id);
  if (call == nullptr || !call->by_message || call->role != xep0166::Role::Responder) return;
  const bool took = message.kind == Kind::Accept || message.kind == Kind::Proceed;
  if (call->phase == Phase::Ringing) {
    if (took) end(*call, EndReason::AnsweredElsewhere, {}, context);
    if (message.kind == Kind::Reject) end(*call, EndReason::DeclinedElsewhere, {}, context);
  } else if (call->phase == Phase::Proceeding && took) {
    // Two of us answered; the caller goes on with the one whose `proceed` came first.
    expire(*call, kElsewhereTime, "other device", EndReason::AnsweredElsewhere, context);
  }
}

// A message of ours could not be delivered (RFC 6121 §8.1.3); servers return what was in it.
void Calls::on_bounce(const mux::Stanza& stanza, const xep0353::Message& message, mux::Context& context) {
  auto* call = find(message.id);
  if (call == nullptr || call->peer.bare() != stanza.from.bare()) return;
  const auto error = mux::parse_stanza_error(stanza.element);
  if (message.kind == Kind::Propose && call->phase == Phase::Proposed) {
    const bool nobody = error.condition == StanzaCondition::ServiceUnavailable ||
                        error.condition == StanzaCondition::RecipientUnavailable;
    end(*call, nobody ? EndReason::NoAnswer : EndReason::ServerRefused, error.text, context);
  } else if (message.kind == Kind::Proceed && call->phase == Phase::Proceeding) {
    end(*call, EndReason::PeerVanished, error.text, context);
  }
}

// The archive is the past: nothing rings, and only a call that nobody took is worth a word.
void Calls::on_archived(const mux::Stanza& stanza, const xep0353::Message& message, const mux::Copy& copy,
                        mux::Context& context) {
  constexpr std::size_t kMaxArchived = 64;
  const auto known = std::ranges::find(archived_, message.id, &Proposal::id);
  const bool incoming = copy.direction == im::Direction::Incoming;
  if (message.kind == Kind::Propose) {
    if (!incoming || known != archived_.end() || find(message.id) != nullptr || has_ended(message.id)) return;
    if (archived_.size() == kMaxArchived) archived_.pop_front();
    archived_.push_back({message.id, stanza.from, message.media});
    return;
  }
  if (known == archived_.end() || message.kind == Kind::Ringing) return;
  const auto proposal = std::move(*known);
  archived_.erase(known);
  const bool taken_back = incoming && message.kind == Kind::Retract && !message.tie_break;
  if (taken_back && stanza.from.bare() == proposal.from.bare()) {
    remember_ended(proposal.id);
    context.emit(CallMissed{proposal.from, proposal.media});
  }
}

void Calls::on_propose(const mux::Stanza& stanza, const xep0353::Message& message, mux::Context& context) {
  const Proposal proposal{message.id, stanza.from, message.media};
  if (stanza.from.is_bare() || find(message.id) != nullptr || has_ended(message.id)) return;
  if (stanza.element.child("delay", xep0203::kNamespace)) {
    remember_ended(proposal.id);
    context.emit(CallMissed{proposal.from, proposal.media});  // it waited in a store; the caller does not any more
    return;
  }
  auto* other = call_with(stanza.from.bare());
  if (other != nullptr && other->phase == Phase::Proposed) {
    break_tie(*other, proposal, context);
  } else if (other != nullptr && other->phase == Phase::Active) {
    migrate(*other, proposal, context);
  } else if (other != nullptr && other->phase == Phase::Ringing) {
    end(*other, EndReason::Replaced, {}, context);  // he tries again; the retraction was lost
    ring(proposal, context);
  } else if (!calls_.empty()) {
    refuse_busy(proposal, context);
  } else {
    ring(proposal, context);
  }
}

// Both called at the same time (XEP-0353 §4.1): the lower session id goes on.
void Calls::break_tie(Call& mine, const Proposal& theirs, mux::Context& context) {
  const bool mine_wins = std::pair(mine.id, context.self()) < std::pair(theirs.id, theirs.from);
  if (mine_wins) {
    send_message(theirs.from, tie_break(Kind::Reject, theirs.id), context);
    return;
  }
  const auto wanted = mine.wanted;
  send_message(mine.peer, tie_break(Kind::Retract, mine.id), context);
  end(mine, EndReason::Replaced, {}, context);
  // Who called wants to talk: there is nothing to ask.
  auto& call = ring(theirs, context);
  call.ours = common(wanted, theirs.media);
  take_call(call, context);
}

// A new call of somebody whom we talk to is the old one on another device (XEP-0353 §4.2).
void Calls::migrate(Call& old, const Proposal& fresh, mux::Context& context) {
  const auto sending = old.ours;
  xep0353::Message finish;
  finish.kind = Kind::Finish;
  finish.id = old.id;
  finish.reason = Reason{Condition::Expired, "Session migrated"};
  finish.migrated_to = fresh.id;
  xep0166::Jingle terminate;
  terminate.action = xep0166::Action::SessionTerminate;
  terminate.reason = Reason{Condition::AlternativeSession, {}};
  send_jingle(old, std::move(terminate), context);
  if (old.by_message) send_message(old.peer, finish, context);
  const auto muted = old.muted;
  end(old, EndReason::Replaced, {}, context);
  auto& call = ring(fresh, context);
  call.ours = common(sending, fresh.media);
  call.muted = muted;
  take_call(call, context);
}

void Calls::refuse_busy(const Proposal& proposal, mux::Context& context) {
  remember_ended(proposal.id);
  if (contacts_.sees_our_presence(proposal.from.bare())) {
    send_message(proposal.from, Kind::Reject, proposal.id, Reason{Condition::Busy, {}}, context);
  }
  context.emit(CallMissed{proposal.from, proposal.media});
}

Call& Calls::ring(const Proposal& proposal, mux::Context& context) {
  Call fresh;
  fresh.id = proposal.id;
  fresh.role = xep0166::Role::Responder;
  fresh.phase = Phase::Ringing;
  fresh.peer = proposal.from;
  fresh.wanted = proposal.media;
  fresh.shown = CallState::Ringing;
  auto& call = add(std::move(fresh));
  expire(call, kRingTime, "incoming call", EndReason::NoAnswer, context);
  if (contacts_.sees_our_presence(proposal.from.bare())) {
    send_message(proposal.from, Kind::Ringing, proposal.id, {}, context);
  }
  context.emit(CallIncoming{call.id, call.peer, call.wanted});
  return call;
}

void Calls::on_proceed(Call& call, const Jid& from, mux::Context& context) {
  if (call.phase != Phase::Proposed || from.is_bare()) return;
  call.peer = from;
  call.phase = Phase::Preparing;
  show(call, CallState::Connecting, context);
  open_peer(call, context);
  context.emit(CreateOffer{call.id, false});
  expire(call, kStepTime, "offer", EndReason::MediaFailed, context);
}

void Calls::on_reject(Call& call, const Jid& from, const xep0353::Message& message, mux::Context& context) {
  if (call.phase != Phase::Proposed && !call.is_from_peer(from)) return;  // not the device that we talk to
  const auto reason = message.tie_break                                                ? EndReason::Replaced
                      : message.reason && message.reason->condition == Condition::Busy ? EndReason::Busy
                                                                                       : EndReason::Declined;
  end(call, reason, message.reason ? message.reason->text : std::string{}, context);
}

void Calls::on_retract(Call& call, const xep0353::Message& message, mux::Context& context) {
  if (call.phase != Phase::Ringing && call.phase != Phase::Proceeding) return;
  end(call, message.tie_break ? EndReason::Replaced : EndReason::Cancelled, {}, context);
}

void Calls::on_finish(Call& call, const Jid& from, const xep0353::Message& message, mux::Context& context) {
  if (call.phase == Phase::Proposed) return;  // nothing has begun that could be finished
  const auto reason = !call.is_from_peer(from)       ? EndReason::PeerVanished  // he came back as another device
                      : !message.migrated_to.empty() ? EndReason::Replaced
                      : message.reason               ? end_reason(call, message.reason->condition)
                                                     : EndReason::HungUp;
  end(call, reason, message.reason ? message.reason->text : std::string{}, context);
}

Call* Calls::call_with(const Jid& bare) {
  const auto found = std::ranges::find_if(calls_, [&](const auto& entry) { return entry.second.peer.bare() == bare; });
  return found == calls_.end() ? nullptr : &found->second;
}

}  // namespace protocol::jingle
