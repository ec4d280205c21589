#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls.hpp"
#include "protocol/jingle/reasons.hpp"
#include "protocol/mux/stanza_error.hpp"

namespace protocol::jingle {

using xep0166::Condition;
using xep0166::Reason;
using xep0353::Kind;

namespace {

constexpr std::size_t kMaxHeld = 64;
constexpr std::size_t kMaxProposals = 64;  // of one ring
constexpr Duration kHeldLook = std::chrono::milliseconds(200);
constexpr Duration kHeldPatience = std::chrono::seconds(5);

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

void Calls::on_message(const mux::Stanza& stanza, const xep0353::Message& message, std::optional<Timestamp> held_since,
                       mux::Context& context) {
  const bool own = stanza.from.empty() || stanza.from.bare() == context.self().bare();
  if (own && stanza.from == context.self()) return;
  note(stanza, message, held_since, context);
  if (own) return on_own_device(message, context);
  if (message.kind == Kind::Propose) return on_propose({message.id, stanza.from, message.media}, held_since, context);
  if (message.kind == Kind::Retract) return on_retract(stanza.from, message, context);
  auto* call = find(message.id);
  if (call == nullptr || !call->by_message || call->peer.bare() != stanza.from.bare()) return;
  switch (message.kind) {
    case Kind::Ringing:
      if (call->phase == Phase::Proposed) show(*call, CallState::Ringing, context);
      break;
    case Kind::Proceed: on_proceed(*call, stanza.from, context); break;
    case Kind::Reject:
      if (call->role == xep0166::Role::Initiator) on_reject(*call, stanza.from, message, context);
      break;
    case Kind::Finish: on_finish(*call, stanza.from, message, context); break;
    case Kind::Accept:
    case Kind::Propose:
    case Kind::Retract: break;
  }
}

// Calls of our other devices, and what is left of one here, are recorded as they go on.
void Calls::note(const mux::Stanza& stanza, const xep0353::Message& message, std::optional<Timestamp> held_since,
                 mux::Context& context) {
  const bool own = stanza.from.empty() || stanza.from.bare() == context.self().bare();
  const auto peer = (own ? stanza.to : stanza.from).bare();
  if (peer == context.self().bare()) return;
  auto record = log_.add({message, stanza.from, peer, own ? Direction::Outgoing : Direction::Incoming,
                          held_since ? held_since : server_time_.at(context.now())});
  const bool here = find(message.id) != nullptr || find_ringing(message.id) != nullptr;
  if (record && !here) context.emit(*std::move(record));
}

// What another device of ours did, as it sent it to our bare address or as a carbon copy shows it.
void Calls::on_own_device(const xep0353::Message& message, mux::Context& context) {
  auto* call = find_ringing(message.id);
  if (call == nullptr) call = find(message.id);
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

void Calls::on_propose(const Proposal& proposal, std::optional<Timestamp> held_since, mux::Context& context) {
  if (proposal.from.is_bare() || is_known(proposal.id)) return;
  if (!held_since) return offer(proposal, kRingTime, context);
  if (server_time_.is_settled()) return judge(proposal, *held_since, context);
  if (held_.size() == kMaxHeld) return;
  held_.push_back({proposal, *held_since, context.now() + kHeldLook, context.now() + kHeldPatience});
}

// What was held for longer than a ring lasts has been given up.
void Calls::judge(const Proposal& proposal, Timestamp held_since, mux::Context& context) {
  if (const auto now = server_time_.guess(context.now())) {
    const auto age = std::max(std::chrono::duration_cast<Duration>(*now - held_since), Duration{});
    if (age < kRingTime) return offer(proposal, kRingTime - age, context);
  }
  remember_ended(proposal.id);
  if (auto record = log_.give_up(proposal.from.bare(), proposal.id, Source::Live)) context.emit(*std::move(record));
}

// The server tells its time soon after the sign-in, or never.
void Calls::look_at_held(mux::Context& context) {
  const auto now = context.now();
  for (auto& held : std::exchange(held_, {})) {
    if (log_.is_decided(held.proposal.from.bare(), held.proposal.id)) continue;
    if (server_time_.is_settled() || held.give_up_at <= now) {
      if (!is_known(held.proposal.id)) judge(held.proposal, held.since, context);
    } else {
      held.look_at = std::max(held.look_at, now + kHeldLook);
      held_.push_back(std::move(held));
    }
  }
}

// Somebody calls now.
void Calls::offer(const Proposal& proposal, Duration left, mux::Context& context) {
  const auto bare = proposal.from.bare();
  auto* other = call_with(bare);
  const bool quiet = std::ranges::any_of(strangers_, [&](const Stranger& stranger) {
    return stranger.bare == bare && context.now() < stranger.quiet_until;
  });
  if (other != nullptr && other->phase == Phase::Proposed) {
    break_tie(*other, proposal, context);
  } else if (other != nullptr && other->phase == Phase::Active) {
    migrate(*other, proposal, context);
  } else if (other != nullptr && other->phase == Phase::Ringing && other->by_message) {
    ring_again(*other, proposal, context);
  } else if (other != nullptr && other->phase == Phase::Ringing) {
    end(*other, EndReason::Replaced, {}, context);
    ring(proposal, left, context);
  } else if (!calls_.empty()) {
    refuse_busy(proposal, context);
  } else if (quiet && !contacts_.sees_our_presence(bare)) {
    record_missed(proposal, context);
  } else {
    ring(proposal, left, context);
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
  auto& call = ring(theirs, kRingTime, context);
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
  auto& call = ring(fresh, kRingTime, context);
  call.ours = common(sending, fresh.media);
  call.muted = muted;
  take_call(call, context);
}

void Calls::refuse_busy(const Proposal& proposal, mux::Context& context) {
  if (contacts_.sees_our_presence(proposal.from.bare())) {
    send_message(proposal.from, Kind::Reject, proposal.id, Reason{Condition::Busy, {}}, context);
  }
  record_missed(proposal, context);
}

// `left`: how much longer it may ring.
Call& Calls::ring(const Proposal& proposal, Duration left, mux::Context& context) {
  Call fresh;
  fresh.id = proposal.id;
  fresh.role = xep0166::Role::Responder;
  fresh.phase = Phase::Ringing;
  fresh.peer = proposal.from;
  fresh.wanted = proposal.media;
  fresh.begun = context.now() - (kRingTime - left);
  fresh.proposals.push_back(proposal);
  fresh.shown = CallState::Ringing;
  auto& call = add(std::move(fresh));
  expire(call, left, "incoming call", EndReason::NoAnswer, context);
  if (contacts_.sees_our_presence(proposal.from.bare())) {
    send_message(proposal.from, Kind::Ringing, proposal.id, {}, context);
  }
  context.emit(CallIncoming{call.id, call.peer, call.wanted});
  return call;
}

// He tries again, or his client does: what rings already goes on.
void Calls::ring_again(Call& call, const Proposal& proposal, mux::Context& context) {
  const bool known = contacts_.sees_our_presence(proposal.from.bare());
  log_.close(proposal.from.bare(), proposal.id);
  if (call.proposals.size() == kMaxProposals) return remember_ended(proposal.id);
  call.proposals.push_back(proposal);
  if (!known) return;
  expire(call, kRingTime, "incoming call", EndReason::NoAnswer, context);
  send_message(proposal.from, Kind::Ringing, proposal.id, {}, context);
}

// Of several proposals the caller waits for the newest, if for one only: it goes on, and the others are over.
Call& Calls::answer_newest(Call& ringing, mux::Context& context) {
  const auto proposals = ringing.proposals;
  const auto& newest = proposals.back();
  for (const auto& proposal : proposals) {
    if (proposal.id == newest.id) continue;
    remember_ended(proposal.id);
    send_message(proposal.from, Kind::Reject, proposal.id, Reason{Condition::AlternativeSession, {}}, context);
  }
  ringing.proposals = {newest};
  if (newest.id == ringing.id) return ringing;
  const auto begun = ringing.begun;
  ringing.proposals.clear();
  end(ringing, EndReason::Replaced, {}, context);
  auto& call = ring(newest, kRingTime, context);
  call.begun = begun;
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

void Calls::on_retract(const Jid& from, const xep0353::Message& message, mux::Context& context) {
  auto* call = find_ringing(message.id);
  if (call == nullptr) call = find(message.id);
  const bool undecided = call != nullptr && (call->phase == Phase::Ringing || call->phase == Phase::Proceeding);
  if (!undecided || !call->by_message || call->peer.bare() != from.bare()) return;
  std::erase_if(call->proposals, [&](const Proposal& proposal) { return proposal.id == message.id; });
  remember_ended(message.id);
  if (call->phase == Phase::Ringing && !call->proposals.empty()) return;
  end(*call, message.tie_break ? EndReason::Replaced : EndReason::Cancelled, {}, context);
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
