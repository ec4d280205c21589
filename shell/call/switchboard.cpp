#include "shell/call/switchboard.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "ui/text/words/phrases.hpp"

namespace shell::call {
namespace {

using protocol::Jid;
using protocol::jingle::CallState;
using ui::model::CallPhase;
using Tone = ports::Ringer::Tone;

CallPhase phase_of(CallState state, bool incoming) {
  switch (state) {
    case CallState::Proposing: return CallPhase::Calling;
    case CallState::Ringing: return incoming ? CallPhase::RingingHere : CallPhase::RingingThere;
    case CallState::Connecting: return CallPhase::Connecting;
    case CallState::Connected: return CallPhase::Connected;
    case CallState::Reconnecting: return CallPhase::Reconnecting;
  }
  return CallPhase::Connecting;
}

Tone tone_of(CallPhase phase) {
  switch (phase) {
    case CallPhase::RingingHere: return Tone::Incoming;
    case CallPhase::RingingThere: return Tone::Outgoing;
    default: return Tone::None;
  }
}

}  // namespace

void Switchboard::handle(const protocol::jingle::CallIncoming& event, Now now) {
  const Jid peer = event.from.bare();
  const auto mine =
      std::ranges::find_if(calls_, [&](const OngoingCall& call) { return !call.announced && call.peer() == peer; });
  if (mine != calls_.end()) {
    // Both called at once and ours is not out yet: theirs goes on, and there is nothing to ask.
    mine->id = event.call;
    mine->media.video = mine->media.video && event.media.video;
    mine->announced = true;
    mine->incoming = true;
    mine->participants.front().session = event.session;
    mine->participants.front().phase = CallPhase::Connecting;
    show(*mine);
    ring(*mine);
    return;
  }
  if (is_full()) {
    (void)world_.requests.send(protocol::jingle::DeclineCall{.call = event.call, .busy = true}, now.at);
    return;
  }
  const OngoingCall& call = add({.id = event.call,
                                 .participants = {},
                                 .media = event.media,
                                 .step = Step::Asking,
                                 .incoming = true,
                                 .announced = true,
                                 .rang = true},
                                {.session = event.session, .peer = peer, .phase = CallPhase::RingingHere});
  ring(call);
  if (world_.chat.is_hidden()) {
    world_.notifier.notify({.tag = kCallNotification,
                            .title = world_.chat.name(peer),
                            .text = std::string(ui::text::phrases::incoming_call_kind(event.media.video)),
                            .place = {}});
  }
}

void Switchboard::handle(const protocol::jingle::ParticipantJoined& event, Now) {
  OngoingCall* call = find(event.call);
  if (call == nullptr) return;
  const CallPhase phase = call->step == Step::Asking ? CallPhase::RingingHere : CallPhase::Connecting;
  join(*call, {.session = event.session, .peer = event.peer.bare(), .phase = phase});
  show(*call);
  ring(*call);
}

void Switchboard::handle(const protocol::jingle::CallStateChanged& event, Now now) {
  OngoingCall* call = find(event.call);
  Participant* one = call != nullptr ? call->find(event.session) : nullptr;
  if (one == nullptr || call->step == Step::Asking) return;
  one->phase = phase_of(event.state, call->incoming);
  if (one->phase == CallPhase::Connected && !call->connected_at) call->connected_at = moment(now.at);
  call->rang = call->rang || one->phase == CallPhase::RingingThere;
  show(*call);
  ring(*call);
}

void Switchboard::handle(const protocol::jingle::CallRemoteMute& event, Now) {
  OngoingCall* call = find(event.call);
  if (Participant* one = call != nullptr ? call->find(event.session) : nullptr) {
    one->muted = event.audio_muted;
    one->camera_off = event.video_muted;
    show(*call);
  }
}

void Switchboard::handle(const protocol::jingle::ParticipantLeft& event, Now) {
  if (OngoingCall* call = find(event.call)) {
    std::erase_if(call->participants, [&](const Participant& one) { return one.session == event.session; });
    show(*call);
    ring(*call);
  }
}

void Switchboard::handle(const protocol::jingle::CallEnded& event, Now now) {
  if (const OngoingCall* call = find(event.call)) end(*call, event.reason, now);
}

void Switchboard::handle(const protocol::jingle::OpenPeer& intent, Now) {
  OngoingCall* call = find(intent.call);
  if (Participant* one = call != nullptr ? call->find(intent.session) : nullptr) {
    one->peer_open = true;
    world_.peers.open(intent, call->capture);
  }
}

void Switchboard::handle(const protocol::jingle::CreateOffer& intent, Now) { world_.peers.create_offer(intent); }
void Switchboard::handle(const protocol::jingle::CreateAnswer& intent, Now) { world_.peers.create_answer(intent); }
void Switchboard::handle(const protocol::jingle::ApplyRemote& intent, Now) { world_.peers.apply_remote(intent); }
void Switchboard::handle(const protocol::jingle::AddCandidate& intent, Now) { world_.peers.add_candidate(intent); }

void Switchboard::handle(const protocol::jingle::ClosePeer& intent, Now) {
  OngoingCall* call = find_with(intent.session);
  if (call != nullptr && std::exchange(call->find(intent.session)->peer_open, false))
    world_.peers.close(intent.session);
}

void Switchboard::report(protocol::Request request, Now now) { (void)world_.requests.send(std::move(request), now.at); }

void Switchboard::picture(const protocol::SessionId& session, ui::VideoId video,
                          ports::PeerConnectionListener::Picture picture) {
  if (OngoingCall* call = find_with(session)) {
    const bool live = picture == ports::PeerConnectionListener::Picture::Live;
    call->find(session)->track = live ? std::optional(video) : std::nullopt;
    show(*call);
  }
}

std::optional<protocol::Time> Switchboard::deadline() const { return until_; }

void Switchboard::handle_timeout(Now now) {
  if (until_ && *until_ <= now.at) act(ui::model::DismissCall{}, now);
}

OngoingCall* Switchboard::find(const protocol::CallId& id) {
  const auto found = std::ranges::find(calls_, id, &OngoingCall::id);
  return found == calls_.end() ? nullptr : &*found;
}

OngoingCall* Switchboard::find(ui::model::CallKey key) {
  const auto found = std::ranges::find(calls_, key, &OngoingCall::key);
  return found == calls_.end() ? nullptr : &*found;
}

OngoingCall* Switchboard::find_with(const protocol::SessionId& session) {
  const auto found = std::ranges::find_if(calls_, [&](OngoingCall& call) { return call.find(session) != nullptr; });
  return found == calls_.end() ? nullptr : &*found;
}

OngoingCall& Switchboard::add(OngoingCall call, Participant first) {
  call.key = ui::model::CallKey{++last_key_};
  join(call, std::move(first));
  OngoingCall& added = calls_.emplace_back(std::move(call));
  if (is_on_screen(added)) until_.reset();  // of the card of the call before
  show(added);
  return added;
}

Participant& Switchboard::join(OngoingCall& call, Participant participant) {
  participant.key = ui::model::ParticipantKey{++last_key_};
  return call.participants.emplace_back(std::move(participant));
}

void Switchboard::show(const OngoingCall& call) {
  // Between a session and the one that takes its place there is nobody to show.
  if (is_on_screen(call) && !call.participants.empty()) world_.model.edit().call = shown(call, world_.chat);
}

void Switchboard::ring(const OngoingCall& call) {
  if (is_on_screen(call)) world_.ringer.play(tone_of(call.phase()));
}

}  // namespace shell::call
