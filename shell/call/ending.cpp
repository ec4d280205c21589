// Calls: how one ends, and what is left of it.
#include <chrono>
#include <utility>

#include "shell/call/calls.hpp"
#include "shell/call/outcome.hpp"
#include "ui/input.hpp"
#include "ui/text/phrases.hpp"

namespace shell::call {
namespace {

using protocol::Jid;
using protocol::jingle::EndReason;
using ui::model::CallPhase;
using Tone = ports::Ringer::Tone;

constexpr protocol::Duration kEndedCard = std::chrono::seconds(6);

}  // namespace

void Calls::end(EndReason reason, Now now) {
  const bool sounds = active_->rang && reason != EndReason::AnsweredElsewhere && reason != EndReason::DeclinedElsewhere;
  let_go();
  world_.ringer.play(sounds ? Tone::Ended : Tone::None);
  show_end(reason, now);
  active_.reset();
}

// A call that was declined here or missed needs no card: the person knows, or the conversation tells.
void Calls::show_end(EndReason reason, Now now) {
  const bool elsewhere = reason == EndReason::AnsweredElsewhere || reason == EndReason::DeclinedElsewhere;
  if (active_->incoming && active_->step == Step::Asking && !elsewhere) {
    until_.reset();
    world_.model.edit().call.reset();
    return;
  }
  ui::model::Call& call = *world_.model.edit().call;
  call.phase = CallPhase::Ended;
  call.outcome = outcome_of(reason);
  call.ended_at = moment(now.at);
  call.local_video_live = false;
  call.remote_video_live = false;
  until_ = now.at + kEndedCard;
}

void Calls::handle(const protocol::jingle::CallRecorded& event, Now now) {
  const bool missed = world_.chat.record(event, now);
  if (missed && world_.chat.is_hidden()) {
    const auto words =
        event.media.video ? ui::text::phrases::missed_video_call() : ui::text::phrases::missed_voice_call();
    world_.notifier.notify({.tag = kCallNotification,
                            .title = world_.chat.name(event.peer),
                            .text = std::string(words),
                            .place = ui::conversation_place(event.peer.str())});
  }
}

void Calls::let_go() {
  ++capture_;
  if (peer_) {
    world_.peers.close(*std::exchange(peer_, std::nullopt));
  }
  world_.media.release();
  world_.wake_lock.release();
  world_.ringer.play(Tone::None);
  if (!world_.chat.is_hidden()) {
    world_.notifier.withdraw(kCallNotification);
  }
}

}  // namespace shell::call
