#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls.hpp"

namespace protocol::jingle {

using xep0353::Kind;

std::expected<void, SendError> Calls::request(const StartCall& start, mux::Context& context) {
  if (context.link() == mux::Link::Offline) return std::unexpected(SendError::NotOnline);
  if (start.to.local().empty() || start.to.bare() == context.self().bare()) {
    return std::unexpected(SendError::BadAddress);
  }
  const bool usable = !start.id.empty() && start.id.value.size() <= xep0166::kMaxSid && !has_ended(start.id);
  if (!usable || !calls_.empty() || (!start.media.audio && !start.media.video)) {
    return std::unexpected(SendError::WrongState);
  }
  Call fresh;
  fresh.id = start.id;
  fresh.role = xep0166::Role::Initiator;
  fresh.peer = start.to;
  fresh.wanted = start.media;
  fresh.begun = context.now();
  fresh.ours = start.media;
  fresh.by_message = start.to.is_bare();
  fresh.phase = fresh.by_message ? Phase::Proposed : Phase::Preparing;
  auto& call = add(std::move(fresh));
  show(call, CallState::Proposing, context);
  if (call.by_message) {
    xep0353::Message propose;
    propose.kind = Kind::Propose;
    propose.id = call.id;
    propose.media = call.wanted;
    send_message(call.peer, propose, context);
    expire(call, kRingTime, "call", EndReason::NoAnswer, context);
  } else {
    open_peer(call, context);
    context.emit(CreateOffer{call.id, false});
    expire(call, kStepTime, "offer", EndReason::MediaFailed, context);
  }
  return {};
}

std::expected<void, SendError> Calls::request(const AcceptCall& accept, mux::Context& context) {
  auto* call = find(accept.id);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  if (call->phase != Phase::Ringing) return std::unexpected(SendError::WrongState);
  if (call->by_message) call = &answer_newest(*call, context);
  call->ours = {.audio = accept.media.audio && call->wanted.audio, .video = accept.media.video && call->wanted.video};
  take_call(*call, context);
  return {};
}

// An incoming call is wanted: by a person, or because it replaces one that was.
void Calls::take_call(Call& call, mux::Context& context) {
  show(call, CallState::Connecting, context);
  if (!call.by_message) {
    answer_offer(call, context);
    return;
  }
  send_message(call.peer, Kind::Proceed, call.id, {}, context);
  // Devices without carbons stop ringing by the older form of the protocol.
  send_message(context.self().bare(), Kind::Accept, call.id, {}, context);
  call.phase = Phase::Proceeding;
  expire(call, kStepTime, "session-initiate", EndReason::PeerVanished, context);
}

std::expected<void, SendError> Calls::request(const SetMute& mute, mux::Context& context) {
  auto* call = find(mute.id);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  call->muted = {.audio = mute.audio_muted, .video = mute.video_muted};
  if (call->phase == Phase::Active) send_mutes(*call, context);
  return {};
}

}  // namespace protocol::jingle
