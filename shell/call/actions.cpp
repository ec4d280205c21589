#include "protocol/core/jid.hpp"
#include "shell/call/calls.hpp"

// What people ask for.
namespace shell::call {

using protocol::Jid;
using protocol::jingle::EndReason;

void Calls::act(const ui::model::PlaceCall& action, Now now) {
  const Jid* const peer = world_.chat.peer(action.to);
  if (active_ || peer == nullptr) {
    return;
  }
  if (world_.model.read().connection.link != ui::model::Link::Online) {
    world_.notices.add(ui::model::NoticeKind::CallImpossible, world_.chat.name(*peer), {}, now.at);
    return;
  }
  const bool video = action.media == ui::model::CallMedia::Video;
  const ui::model::CallSupport support = world_.chat.call_support(peer->bare());
  if (!can_take(support, action.media)) {
    const auto obstacle = support == ui::model::CallSupport::None ? ui::model::NoticeKind::CannotBeCalled
                                                                  : ui::model::NoticeKind::CannotBeCalledWithVideo;
    world_.notices.add(obstacle, world_.chat.name(*peer), {}, now.at);
    return;
  }
  until_.reset();  // of the card of the call before
  active_ = Active{.id = world_.ids.call(), .peer = peer->bare(), .media = {.audio = true, .video = video}};
  show(*active_, ui::model::CallPhase::Calling);
  capture(now);
}

void Calls::act(const ui::model::AnswerCall& action, Now now) {
  if (!active_ || active_->id.value != action.key || active_->step != Step::Asking) {
    return;
  }
  active_->media.video = active_->media.video && action.media == ui::model::CallMedia::Video;
  world_.ringer.play(ports::Ringer::Tone::None);
  world_.notifier.withdraw(kCallNotification);
  ui::model::Call& call = *world_.model.edit().call;
  call.phase = ui::model::CallPhase::Connecting;
  call.video = active_->media.video;
  capture(now);
}

void Calls::act(const ui::model::DeclineCall& action, Now now) {
  if (!active_ || active_->id.value != action.key) {
    return;
  }
  if (!world_.requests.send(protocol::jingle::DeclineCall{.id = active_->id}, now.at)) {
    end(EndReason::Declined, now);
  }
}

void Calls::act(const ui::model::HangUpCall& action, Now now) {
  if (!active_ || active_->id.value != action.key) {
    return;
  }
  const bool unanswered = active_->incoming && active_->step == Step::Capturing;
  if (unanswered) {
    act(ui::model::DeclineCall{.key = action.key}, now);
  } else if (!active_->announced) {
    end(EndReason::Cancelled, now);
  } else if (!world_.requests.send(protocol::jingle::HangUp{.id = active_->id}, now.at)) {
    end(EndReason::HungUp, now);
  }
}

void Calls::act(const ui::model::SetMicrophone& action, Now now) {
  if (active_) {
    world_.model.edit().call->microphone_muted = action.muted;
    apply_mute(now);
  }
}

void Calls::act(const ui::model::SetCamera& action, Now now) {
  if (active_) {
    world_.model.edit().call->camera_off = action.off;
    apply_mute(now);
  }
}

void Calls::act(const ui::model::DismissCall&, Now) {
  if (!active_) {
    until_.reset();
    world_.model.edit().call.reset();
  }
}

}  // namespace shell::call
