// Calls: what people ask for, and who takes part.
#include <algorithm>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls/calls.hpp"

namespace protocol::jingle {

using xep0166::Condition;
using xep0166::Role;

std::expected<void, SendError> Calls::check_new(const SessionId& id, const Jid& to, const mux::Context& context) {
  if (context.link() == mux::Link::Offline) return std::unexpected(SendError::NotOnline);
  if (to.local().empty() || to.bare() == context.self().bare()) return std::unexpected(SendError::BadAddress);
  if (id.empty() || id.value.size() > xep0166::kMaxSid || is_known(id)) return std::unexpected(SendError::WrongState);
  return {};
}

std::expected<void, SendError> Calls::request(const StartCall& start, mux::Context& context) {
  const auto checked = check_new(start.session, start.to, context);
  if (!checked) return checked;
  const bool usable = !start.call.empty() && !calls_.contains(start.call) && (start.media.audio || start.media.video);
  if (!usable || is_full() || is_called(start.to.bare())) return std::unexpected(SendError::WrongState);
  call_peer(add(start.call, start.media), start.session, start.to, context);
  return {};
}

std::expected<void, SendError> Calls::request(const AddPeer& add, mux::Context& context) {
  auto* call = find_call(add.call);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  const auto checked = check_new(add.session, add.to, context);
  if (!checked) return checked;
  if (is_called(add.to.bare()) || rings(*call)) return std::unexpected(SendError::WrongState);
  context.emit(ParticipantJoined{call->id, add.session, add.to, call->media});
  call_peer(*call, add.session, add.to, context);
  return {};
}

std::expected<void, SendError> Calls::request(const ExpectPeer& expect, mux::Context& /*context*/) {
  auto* call = find_call(expect.call);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  if (rings(*call)) return std::unexpected(SendError::WrongState);
  call->expected.insert(expect.from.bare());
  return {};
}

void Calls::call_peer(Call& call, const SessionId& id, const Jid& to, mux::Context& context) {
  call.sessions.push_back(id);
  Leg leg{.call = call.id,
          .session = id,
          .role = Role::Initiator,
          .by_message = to.is_bare(),
          .peer = to,
          .wanted = call.media,
          .begun = context.now(),
          .shown = {}};
  if (leg.by_message) return proposals_.propose(std::move(leg), context);
  show(leg, CallState::Proposing, context);
  begin(leg).initiate(call.media, context);
}

std::expected<void, SendError> Calls::request(const AcceptCall& accept, mux::Context& context) {
  auto* call = find_call(accept.call);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  const auto& id = call->sessions.front();
  auto* ring = proposals_.find_ring(id);
  auto* session = find(id);
  if (ring != nullptr) {
    call->media = common(accept.media, ring->proposals.back().media);
    take_ring(*call, *ring, context);
  } else if (session != nullptr && session->phase() == Phase::Ringing) {
    call->media = common(accept.media, session->leg().wanted);
    session->answer(call->media, context);
    settle(*session, context);
  } else {
    return std::unexpected(SendError::WrongState);
  }
  return {};
}

// An incoming call is wanted by a person: the newest of its proposals goes on, and the others are over.
void Calls::take_ring(Call& call, jmi::Ring& ring, mux::Context& context) {
  const auto newest = proposals_.choose_newest(ring, context);
  auto leg = ring.leg;
  if (newest.id == leg.session) {
    (void)proposals_.take(ring);
  } else {
    call.sessions.push_back(newest.id);
    ring.proposals.clear();
    end(ring, EndReason::Replaced, {}, context);
    leg.session = newest.id;
    leg.peer = newest.from;
    leg.wanted = newest.media;
    context.emit(ParticipantJoined{call.id, leg.session, leg.peer, leg.wanted});
  }
  show(leg, CallState::Connecting, context);
  jmi::Proposals::proceed(leg, context);
  begin(leg).await_offer(call.media, context);
}

std::expected<void, SendError> Calls::request(const DeclineCall& decline, mux::Context& context) {
  auto* call = find_call(decline.call);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  if (!rings(*call)) return std::unexpected(SendError::WrongState);
  const auto reason = decline.busy ? EndReason::NoAnswer : EndReason::Declined;
  const xep0166::Reason told{decline.busy ? Condition::Busy : Condition::Decline, {}};
  const auto id = call->sessions.front();
  if (auto* ring = proposals_.find_ring(id)) {
    jmi::Proposals::reject(*ring, told, context);
    end(*ring, reason, {}, context);
  } else if (auto* session = find(id)) {
    session->end_telling(reason, told, context);
    settle(*session, context);
  }
  return {};
}

std::expected<void, SendError> Calls::request(const HangUp& hang_up, mux::Context& context) {
  const auto* call = find_call(hang_up.call);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  const auto sessions = call->sessions;  // the call goes with the last
  for (const auto& id : sessions) this->hang_up(id, context);
  return {};
}

void Calls::hang_up(const SessionId& id, mux::Context& context) {
  if (auto* session = find(id)) {
    session->hang_up(context);
    settle(*session, context);
  } else if (auto* outgoing = proposals_.find_outgoing(id)) {
    jmi::Proposals::retract(*outgoing, {Condition::Cancel, {}}, context);
    end(*outgoing, EndReason::Cancelled, {}, context);
  } else if (auto* ring = proposals_.find_ring(id)) {
    jmi::Proposals::reject(*ring, {Condition::Decline, {}}, context);
    end(*ring, EndReason::Declined, {}, context);
  }
}

void Calls::hang_up_all(mux::Context& context) {
  while (!calls_.empty()) {
    const auto& id = calls_.begin()->second.sessions.front();
    if (auto* ring = proposals_.find_ring(id))
      end(*ring, EndReason::NoAnswer, {}, context);  // other devices go on ringing
    else
      hang_up(SessionId(id), context);
  }
}

std::expected<void, SendError> Calls::request(const SetMute& mute, mux::Context& context) {
  auto* call = find_call(mute.call);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  call->muted = {.audio = mute.audio_muted, .video = mute.video_muted};
  for (const auto& id : call->sessions)
    if (auto* session = find(id)) session->set_muted(call->muted, context);
  return {};
}

Call& Calls::add(const CallId& id, const Media& media) {
  return calls_.emplace(id, Call{.id = id, .media = media, .muted = {}, .sessions = {}, .expected = {}}).first->second;
}

Call* Calls::find_call(const CallId& id) {
  const auto found = calls_.find(id);
  return found == calls_.end() ? nullptr : &found->second;
}

Call* Calls::find_expecting(const Jid& bare) {
  const auto found =
      std::ranges::find_if(calls_, [&](const auto& entry) { return entry.second.expected.contains(bare); });
  return found == calls_.end() ? nullptr : &found->second;
}

// Whether a person must decide about it. Nobody else takes part then.
bool Calls::rings(const Call& call) {
  const auto& id = call.sessions.front();
  const auto* session = find(id);
  return proposals_.find_ring(id) != nullptr || (session != nullptr && session->phase() == Phase::Ringing);
}

bool Calls::is_called(const Jid& bare) {
  return find_with(bare) != nullptr || proposals_.find_outgoing_to(bare) != nullptr ||
         proposals_.find_ring_of(bare) != nullptr;
}

Session& Calls::begin(const Leg& leg) {
  const auto& muted = calls_.at(leg.call).muted;
  return sessions_.try_emplace(leg.session, leg, muted, services_, sent_).first->second;
}

Session* Calls::find(const SessionId& id) {
  const auto found = sessions_.find(id);
  return found == sessions_.end() ? nullptr : &found->second;
}

Session* Calls::find_with(const Jid& bare) {
  const auto found =
      std::ranges::find_if(sessions_, [&](const auto& entry) { return entry.second.leg().peer.bare() == bare; });
  return found == sessions_.end() ? nullptr : &found->second;
}

bool Calls::is_known(const SessionId& id) const {
  return spent_.contains(id) || sessions_.contains(id) || proposals_.contains(id) || calls_.contains(CallId{id.value});
}

}  // namespace protocol::jingle
