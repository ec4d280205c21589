#include "shell/call/calls.hpp"

#include <chrono>
#include <utility>

#include "shell/call/outcome.hpp"
#include "ui/text/phrases.hpp"

namespace shell::call {
namespace {

using protocol::Jid;
using protocol::jingle::CallState;
using protocol::jingle::EndReason;
using ui::model::CallPhase;
using Tone = ports::Ringer::Tone;

constexpr protocol::Duration kSuccession = std::chrono::seconds(3);

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

Calls::Calls(World world, std::function<void()> settle) : world_(world), settle_(std::move(settle)) {}

void Calls::handle(const protocol::jingle::CallIncoming& event, Now now) {
  const Jid peer = event.from.bare();
  if (active_ && active_->peer == peer && active_->step == Step::Replaced) {
    succeed(event, now);
    return;
  }
  if (active_ && active_->peer == peer && !active_->announced) {
    // Both called at once and ours is not out yet: theirs goes on, and there is nothing to ask.
    active_->id = event.id;
    active_->media.video = active_->media.video && event.media.video;
    active_->announced = true;
    active_->incoming = true;
    show(*active_, CallPhase::Connecting);
    return;
  }
  if (active_) {
    (void)world_.requests.send(protocol::jingle::DeclineCall{.id = event.id, .busy = true}, now.at);
    return;
  }
  until_.reset();
  active_ = Active{.id = event.id,
                   .peer = peer,
                   .media = event.media,
                   .step = Step::Asking,
                   .incoming = true,
                   .announced = true,
                   .rang = true};
  show(*active_, CallPhase::RingingHere);
  if (world_.chat.is_hidden()) {
    world_.notifier.notify({.tag = kCallNotification,
                            .title = world_.chat.name(peer),
                            .text = std::string(ui::text::phrases::incoming_call_kind(event.media.video)),
                            .place = {}});
  }
}

void Calls::handle(const protocol::jingle::CallStateChanged& event, Now now) {
  if (!is_active(event.id) || active_->step == Step::Asking) {
    return;
  }
  const CallPhase phase = phase_of(event.state, active_->incoming);
  ui::model::Call& call = *world_.model.edit().call;
  call.phase = phase;
  if (phase == CallPhase::Connected && !call.connected_at) {
    call.connected_at = moment(now.at);
  }
  active_->rang = active_->rang || phase == CallPhase::RingingThere;
  world_.ringer.play(tone_of(phase));
}

void Calls::handle(const protocol::jingle::CallRemoteMute& event, Now) {
  if (is_active(event.id)) {
    world_.model.edit().call->remote_muted = event.audio_muted;
    active_->remote_camera_off = event.video_muted;
    show_remote_video();
  }
}

void Calls::handle(const protocol::jingle::CallEnded& event, Now now) {
  if (!is_active(event.id)) {
    return;
  }
  if (event.reason == EndReason::Replaced && active_->step != Step::Asking) {
    active_->step = Step::Replaced;
    until_ = now.at + kSuccession;
    return;
  }
  end(event.reason, now);
}

void Calls::handle(const protocol::jingle::OpenPeer& intent, Now) {
  peer_ = intent.id;
  world_.peers.open(intent);
}

void Calls::handle(const protocol::jingle::CreateOffer& intent, Now) { world_.peers.create_offer(intent); }
void Calls::handle(const protocol::jingle::CreateAnswer& intent, Now) { world_.peers.create_answer(intent); }
void Calls::handle(const protocol::jingle::ApplyRemote& intent, Now) { world_.peers.apply_remote(intent); }
void Calls::handle(const protocol::jingle::AddCandidate& intent, Now) { world_.peers.add_candidate(intent); }

void Calls::handle(const protocol::jingle::ClosePeer& intent, Now) {
  if (peer_ == intent.id) {
    peer_.reset();
    world_.peers.close(intent.id);
  }
}

void Calls::report(protocol::Request request, Now now) { (void)world_.requests.send(std::move(request), now.at); }

void Calls::remote_video(const protocol::CallId& id, bool live) {
  if (is_active(id)) {
    active_->remote_track_live = live;
    show_remote_video();
  }
}

void Calls::closing(Now now) {
  if (!active_) {
    return;
  }
  if (active_->step == Step::Going) {
    (void)world_.requests.send(protocol::jingle::HangUp{.id = active_->id}, now.at);
  }
  let_go();  // without the ended card: nobody will see it
  active_.reset();
  world_.model.edit().call.reset();
}

void Calls::signed_out() {
  let_go();
  active_.reset();
  until_.reset();
  world_.model.edit().call.reset();
}

std::optional<protocol::Time> Calls::deadline() const { return until_; }

void Calls::handle_timeout(Now now) {
  if (!until_ || *until_ > now.at) {
    return;
  }
  if (active_) {
    end(EndReason::Replaced, now);  // no successor came
  } else {
    act(ui::model::DismissCall{}, now);
  }
}

void Calls::show(const Active& call, CallPhase phase) {
  ui::model::Call shown;
  shown.key = call.id.value;
  shown.with = world_.chat.key(call.peer);
  shown.address = call.peer.str();
  shown.name = world_.chat.name(call.peer);
  shown.phase = phase;
  shown.video = call.media.video;
  shown.incoming = call.incoming;
  world_.model.edit().call = std::move(shown);
  world_.ringer.play(tone_of(phase));
}

// The call that the session goes on with instead; it is accepted already, and the devices are ours still.
void Calls::succeed(const protocol::jingle::CallIncoming& event, Now now) {
  until_.reset();
  active_->id = event.id;
  active_->incoming = true;
  active_->step = Step::Going;
  active_->remote_track_live = false;
  active_->remote_camera_off = false;
  ui::model::Call& call = *world_.model.edit().call;
  call.key = event.id.value;
  call.phase = CallPhase::Connecting;
  call.remote_video_live = false;
  world_.ringer.play(Tone::None);
  if (call.microphone_muted || call.camera_off) {
    apply_mute(now);
  }
}

// A camera that is off may still send a black picture.
void Calls::show_remote_video() {
  const bool live = active_->remote_track_live && !active_->remote_camera_off;
  if (world_.model.read().call->remote_video_live != live) {
    world_.model.edit().call->remote_video_live = live;
  }
}

}  // namespace shell::call
