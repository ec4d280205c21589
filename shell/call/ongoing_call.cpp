#include "shell/call/ongoing_call.hpp"

#include <algorithm>
#include <utility>

namespace shell::call {
namespace {

using ui::model::CallPhase;

int rank(CallPhase phase) {
  switch (phase) {
    case CallPhase::Ended: return 0;
    case CallPhase::Calling: return 1;
    case CallPhase::RingingThere: return 2;
    case CallPhase::RingingHere: return 3;
    case CallPhase::Connecting: return 4;
    case CallPhase::Reconnecting: return 5;
    case CallPhase::Connected: return 6;
  }
  return 0;
}

}  // namespace

Participant* OngoingCall::find(const protocol::SessionId& session) {
  const auto found = std::ranges::find(participants, session, &Participant::session);
  return found == participants.end() ? nullptr : &*found;
}

CallPhase OngoingCall::phase() const {
  CallPhase best = CallPhase::Ended;
  for (const Participant& one : participants)
    if (rank(one.phase) > rank(best)) best = one.phase;
  return best;
}

ui::model::Call shown(const OngoingCall& call, chat::Chat& chat) {
  ui::model::Call shown{.key = call.key,
                        .participants = {},
                        .phase = call.phase(),
                        .video = call.media.video,
                        .incoming = call.incoming,
                        .connected_at = call.connected_at,
                        .ended_at = {},
                        .microphone_muted = call.microphone_muted,
                        .camera_off = call.camera_off,
                        .own_picture = call.own_picture,
                        .microphone_problem = call.microphone_problem,
                        .camera_problem = call.camera_problem};
  for (const Participant& one : call.participants) {
    shown.participants.push_back({.key = one.key,
                                  .with = chat.key(one.peer),
                                  .address = one.peer.str(),
                                  .name = chat.name(one.peer),
                                  .phase = one.phase,
                                  // A camera that is off may still send a black picture.
                                  .picture = one.camera_off ? std::nullopt : one.track,
                                  .muted = one.muted});
  }
  return shown;
}

}  // namespace shell::call
