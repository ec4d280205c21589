// Calls: the microphone and the camera, from the question to the mute buttons.
#include "shell/call/calls.hpp"
#include "shell/call/outcome.hpp"

namespace shell::call {

void Calls::capture(Now) {
  active_->step = Step::Capturing;
  world_.wake_lock.hold();
  const auto current = [this, asked = ++capture_] { return active_ && asked == capture_; };
  const auto captured = [this, current](ports::Capture capture) {
    if (!current()) return;
    this->captured(capture, {.at = world_.clock.now(), .wall = world_.clock.wall()});
    settle_();
  };
  const auto lost = [this, current](ports::Device device) {
    if (!current()) return;
    this->lost(device);
    settle_();
  };
  world_.media.acquire(active_->media.audio, active_->media.video, captured, lost);
}

void Calls::captured(const ports::Capture& capture, Now now) {
  ui::model::Call& call = *world_.model.edit().call;
  call.microphone_problem = problem_of(capture.audio_error);
  call.camera_problem = problem_of(capture.video_error);
  call.local_video_live = capture.video_live;
  signal(now);
}

// Unplugged, or the permission was taken back: the call goes on without it.
void Calls::lost(ports::Device device) {
  ui::model::Call& call = *world_.model.edit().call;
  if (device == ports::Device::Microphone) {
    call.microphone_problem = ui::model::MediaProblem::Lost;
  } else {
    call.camera_problem = ui::model::MediaProblem::Lost;
    call.local_video_live = false;
  }
}

// The devices are there, or will not be: tells the other side.
void Calls::signal(Now now) {
  active_->step = Step::Going;
  protocol::Request request =
      active_->incoming ? protocol::Request(protocol::jingle::AcceptCall{.id = active_->id, .media = active_->media})
                        : protocol::Request(protocol::jingle::StartCall{
                              .id = active_->id, .to = world_.chat.callee(active_->peer), .media = active_->media});
  if (world_.requests.send(std::move(request), now.at)) {
    active_->announced = true;
    const ui::model::Call& call = *world_.model.read().call;
    if (call.microphone_muted || call.camera_off) {
      apply_mute(now);  // asked for while the devices were not there yet
    }
  } else {
    world_.notices.add(ui::model::NoticeKind::CallImpossible, world_.chat.name(active_->peer), {}, now.at);
    let_go();
    active_.reset();
    world_.model.edit().call.reset();
  }
}

void Calls::apply_mute(Now now) {
  if (active_->step != Step::Going) {
    return;  // the devices are not there yet
  }
  const ui::model::Call& call = *world_.model.read().call;
  world_.media.set_enabled(!call.microphone_muted, !call.camera_off);
  report(
      protocol::jingle::SetMute{
          .id = active_->id, .audio_muted = call.microphone_muted, .video_muted = call.camera_off},
      now);
}

}  // namespace shell::call
