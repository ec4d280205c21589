#include <string>

#include "protocol/core/jid.hpp"
#include "shell/call/switchboard.hpp"

// What people ask for.
namespace shell::call {

using protocol::Jid;
using protocol::jingle::EndReason;
using ui::model::CallPhase;

void Switchboard::act(const ui::model::PlaceCall& action, Now now) {
  const Jid* const peer = world_.chat.peer(action.to);
  if (is_full() || peer == nullptr) return;
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
  OngoingCall& call = add({.id = world_.ids.call(), .participants = {}, .media = {.audio = true, .video = video}},
                          {.session = world_.ids.session(), .peer = peer->bare(), .phase = CallPhase::Calling});
  ring(call);
  capture(call);
}

void Switchboard::act(const ui::model::AnswerCall& action, Now) {
  OngoingCall* call = find(action.key);
  if (call == nullptr || call->step != Step::Asking) return;
  call->media.video = call->media.video && action.media == ui::model::CallMedia::Video;
  call->participants.front().phase = CallPhase::Connecting;
  world_.notifier.withdraw(kCallNotification);
  show(*call);
  ring(*call);
  capture(*call);
}

void Switchboard::act(const ui::model::DeclineCall& action, Now now) {
  const OngoingCall* call = find(action.key);
  if (call != nullptr && !world_.requests.send(protocol::jingle::DeclineCall{.call = call->id}, now.at))
    end(*call, EndReason::Declined, now);
}

void Switchboard::act(const ui::model::HangUpCall& action, Now now) {
  const OngoingCall* call = find(action.key);
  if (call == nullptr) return;
  const bool unanswered = call->incoming && call->step == Step::Capturing;
  if (unanswered)
    act(ui::model::DeclineCall{.key = action.key}, now);
  else if (!call->announced)
    end(*call, EndReason::Cancelled, now);
  else if (!world_.requests.send(protocol::jingle::HangUp{.call = call->id}, now.at))
    end(*call, EndReason::HungUp, now);
}

void Switchboard::act(const ui::model::SetMicrophone& action, Now now) {
  if (OngoingCall* call = on_screen()) {
    call->microphone_muted = action.muted;
    show(*call);
    apply_mute(*call, now);
  }
}

void Switchboard::act(const ui::model::SetCamera& action, Now now) {
  if (OngoingCall* call = on_screen()) {
    call->camera_off = action.off;
    show(*call);
    apply_mute(*call, now);
  }
}

void Switchboard::act(const ui::model::DismissCall&, Now) {
  if (calls_.empty()) {
    until_.reset();
    world_.model.edit().call.reset();
  }
}

}  // namespace shell::call
