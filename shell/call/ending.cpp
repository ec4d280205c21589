// The switchboard: how a call ends, and what is left of it.
#include <chrono>
#include <string>
#include <utility>

#include "shell/call/outcome.hpp"
#include "shell/call/switchboard.hpp"
#include "ui/input.hpp"
#include "ui/text/words/phrases.hpp"

namespace shell::call {
namespace {

using protocol::jingle::EndReason;
using ui::model::CallPhase;
using Tone = ports::Ringer::Tone;

constexpr protocol::Duration kEndedCard = std::chrono::seconds(6);

bool is_elsewhere(EndReason reason) {
  return reason == EndReason::AnsweredElsewhere || reason == EndReason::DeclinedElsewhere;
}

}  // namespace

void Switchboard::end(const OngoingCall& call, EndReason reason, Now now) {
  const bool seen = is_on_screen(call);
  const OngoingCall ended = take(call);
  if (!seen) return;
  show_next();
  if (calls_.empty()) {
    if (ended.rang && !is_elsewhere(reason)) world_.ringer.play(Tone::Ended);
    show_end(ended, reason, now);
  }
}

// A call that was declined here or missed needs no card: the person knows, or the conversation tells.
void Switchboard::show_end(const OngoingCall& ended, EndReason reason, Now now) {
  if (ended.incoming && ended.step == Step::Asking && !is_elsewhere(reason)) return;
  ui::model::Call card = shown(ended, world_.chat);
  card.phase = CallPhase::Ended;
  card.outcome = outcome_of(reason);
  card.ended_at = moment(now.at);
  card.own_picture.reset();
  for (ui::model::Participant& one : card.participants) one.picture.reset();
  world_.model.edit().call = std::move(card);
  until_ = now.at + kEndedCard;
}

void Switchboard::handle(const protocol::jingle::CallRecorded& event, Now now) {
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

void Switchboard::closing(Now now) {
  if (calls_.empty()) return;
  for (const OngoingCall& call : calls_)
    if (call.step == Step::Going) (void)world_.requests.send(protocol::jingle::HangUp{.call = call.id}, now.at);
  let_go_of_all();  // without an ended card: nobody will see it
}

void Switchboard::signed_out() {
  until_.reset();
  let_go_of_all();
}

void Switchboard::let_go_of_all() {
  while (!calls_.empty()) take(calls_.back());
  show_next();
}

// Lets go of all that it holds.
OngoingCall Switchboard::take(const OngoingCall& call) {
  const auto place = calls_.begin() + (&call - calls_.data());
  OngoingCall taken = std::move(*place);
  calls_.erase(place);
  for (const Participant& one : taken.participants)
    if (one.peer_open) world_.peers.close(one.session);
  if (taken.capture != ports::CaptureId{}) world_.media.release(taken.capture);
  return taken;
}

// The call that was on the screen is gone.
void Switchboard::show_next() {
  if (const OngoingCall* next = on_screen()) {
    show(*next);
    ring(*next);
    return;
  }
  world_.wake_lock.release();
  world_.ringer.play(Tone::None);
  world_.model.edit().call.reset();
  if (!world_.chat.is_hidden()) world_.notifier.withdraw(kCallNotification);
}

}  // namespace shell::call
