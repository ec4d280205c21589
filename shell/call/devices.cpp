// The switchboard: the microphone and the camera, from the question to the mute buttons.
#include <algorithm>
#include <utility>

#include "shell/call/outcome.hpp"
#include "shell/call/switchboard.hpp"

namespace shell::call {

using ports::SourceKind;

void Switchboard::capture(OngoingCall& call) {
  call.step = Step::Capturing;
  call.capture = ports::CaptureId{++last_key_};
  world_.wake_lock.hold();
  const auto captured = [this, capture = call.capture](const std::vector<ports::SourceOutcome>& sources) {
    if (OngoingCall* asked = find(capture))
      world_.entrance.enter([&](Now now) { this->captured(*asked, sources, now); });
  };
  const auto lost = [this, capture = call.capture](SourceKind kind) {
    if (OngoingCall* asked = find(capture)) {
      world_.entrance.enter([&](Now) {
        Switchboard::lost(*asked, kind);
        show(*asked);
      });
    }
  };
  std::vector<ports::SourceWish> wanted;
  if (call.media.audio) wanted.push_back({.kind = SourceKind::Microphone});
  if (call.media.video) wanted.push_back({.kind = SourceKind::Camera});
  world_.media.acquire(call.capture, std::move(wanted), captured, lost);
}

OngoingCall* Switchboard::find(ports::CaptureId capture) {
  const auto found = std::ranges::find(calls_, capture, &OngoingCall::capture);
  return found == calls_.end() ? nullptr : &*found;
}

void Switchboard::captured(OngoingCall& call, const std::vector<ports::SourceOutcome>& sources, Now now) {
  for (const ports::SourceOutcome& source : sources) {
    if (source.kind == SourceKind::Microphone) {
      call.microphone_problem = problem_of(source.error);
    } else {
      call.camera_problem = problem_of(source.error);
      if (source.error == ports::CaptureError::None) call.own_picture = source.picture;
    }
  }
  show(call);
  signal(call, now);
}

// Unplugged, or the permission was taken back: the call goes on without it.
void Switchboard::lost(OngoingCall& call, SourceKind kind) {
  if (kind == SourceKind::Microphone) {
    call.microphone_problem = ui::model::MediaProblem::Lost;
  } else {
    call.camera_problem = ui::model::MediaProblem::Lost;
    call.own_picture.reset();
  }
}

// The devices are there, or will not be: tells the other side.
void Switchboard::signal(OngoingCall& call, Now now) {
  call.step = Step::Going;
  protocol::Request request =
      call.incoming ? protocol::Request(protocol::jingle::AcceptCall{.call = call.id, .media = call.media})
                    : protocol::Request(protocol::jingle::StartCall{.call = call.id,
                                                                    .session = call.participants.front().session,
                                                                    .to = world_.chat.callee(call.peer()),
                                                                    .media = call.media});
  if (world_.requests.send(std::move(request), now.at)) {
    call.announced = true;
    if (call.microphone_muted || call.camera_off)
      apply_mute(call, now);  // asked for while the devices were not there yet
  } else {
    world_.notices.add(ui::model::NoticeKind::CallImpossible, world_.chat.name(call.peer()), {}, now.at);
    take(call);
    show_next();
  }
}

void Switchboard::apply_mute(const OngoingCall& call, Now now) {
  if (call.step != Step::Going) return;  // the devices are not there yet
  const auto flow = [](bool stopped) { return stopped ? ports::Flow::Paused : ports::Flow::Running; };
  world_.media.set_flow(call.capture, SourceKind::Microphone, flow(call.microphone_muted));
  world_.media.set_flow(call.capture, SourceKind::Camera, flow(call.camera_off));
  report(
      protocol::jingle::SetMute{.call = call.id, .audio_muted = call.microphone_muted, .video_muted = call.camera_off},
      now);
}

}  // namespace shell::call
