#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/event.hpp"
#include "shell/call/ongoing_call.hpp"
#include "shell/chat/chat.hpp"
#include "shell/entrance.hpp"
#include "shell/ids.hpp"
#include "shell/model.hpp"
#include "shell/now.hpp"
#include "shell/page/notices.hpp"
#include "shell/ports/display.hpp"
#include "shell/ports/media_sources.hpp"
#include "shell/ports/peer_connection.hpp"
#include "shell/ports/ringer.hpp"
#include "shell/ports/system.hpp"
#include "shell/session/requests.hpp"
#include "ui/model/action.hpp"

namespace shell::call {

inline constexpr const char* kCallNotification = "call";  // tag: what rings has one notification

// Joins what the protocol says of calls to the devices, the peer connections, the sounds and the screen. Of several calls the
// first is on the screen, until it ends.
//
// Devices are asked for before a call is proposed or answered, so that nobody answers into silence; a device that is
// denied or missing is said and the call goes on without it. Whatever ends a call, devices and peer connections are let go.
class Switchboard {
 public:
  struct World {
    Model& model;
    session::Requests& requests;
    page::Notices& notices;
    chat::Chat& chat;
    ports::Notifier& notifier;
    ports::WakeLock& wake_lock;
    ports::MediaSources& media;
    ports::Ringer& ringer;
    ports::PeerConnections& peers;
    Entrance& entrance;
    Ids ids;
    std::size_t calls_at_once = protocol::jingle::kCallsAtOnce;
  };
  explicit Switchboard(const World& world) : world_(world) {}

  void act(const ui::model::PlaceCall& action, Now now);
  void act(const ui::model::AnswerCall& action, Now now);
  void act(const ui::model::DeclineCall& action, Now now);
  void act(const ui::model::HangUpCall& action, Now now);
  void act(const ui::model::SetMicrophone& action, Now now);
  void act(const ui::model::SetCamera& action, Now now);
  void act(const ui::model::DismissCall& action, Now now);

  void handle(const protocol::jingle::CallIncoming& event, Now now);
  void handle(const protocol::jingle::ParticipantJoined& event, Now now);
  void handle(const protocol::jingle::CallStateChanged& event, Now now);
  void handle(const protocol::jingle::CallRemoteMute& event, Now now);
  void handle(const protocol::jingle::ParticipantLeft& event, Now now);
  void handle(const protocol::jingle::CallEnded& event, Now now);
  void handle(const protocol::jingle::CallRecorded& event, Now now);
  void handle(const protocol::jingle::OpenPeer& intent, Now now);
  void handle(const protocol::jingle::CreateOffer& intent, Now now);
  void handle(const protocol::jingle::CreateAnswer& intent, Now now);
  void handle(const protocol::jingle::ApplyRemote& intent, Now now);
  void handle(const protocol::jingle::AddCandidate& intent, Now now);
  void handle(const protocol::jingle::ClosePeer& intent, Now now);

  // What a peer connection did goes to the session; a call that has ended meanwhile is no error.
  void report(protocol::Request request, Now now);
  void picture(const protocol::SessionId& session, ui::VideoId video, ports::PeerConnectionListener::Picture picture);

  void closing(Now now);  // the page goes away
  void signed_out();      // the session is gone with all its calls
  [[nodiscard]] std::optional<protocol::Time> deadline() const;
  void handle_timeout(Now now);

 private:
  using Step = OngoingCall::Step;

  // The calls, and the one on the screen (switchboard.cpp)
  [[nodiscard]] bool is_full() const { return calls_.size() >= world_.calls_at_once; }
  [[nodiscard]] bool is_on_screen(const OngoingCall& call) const { return &call == calls_.data(); }
  OngoingCall* on_screen() { return calls_.empty() ? nullptr : &calls_.front(); }
  OngoingCall* find(const protocol::CallId& id);
  OngoingCall* find(ui::model::CallKey key);
  OngoingCall* find_with(const protocol::SessionId& session);
  OngoingCall& add(OngoingCall call, Participant first);
  Participant& join(OngoingCall& call, Participant participant);
  void show(const OngoingCall& call);
  void ring(const OngoingCall& call);

  // Devices (devices.cpp)
  void capture(OngoingCall& call);
  OngoingCall* find(ports::CaptureId capture);
  void captured(OngoingCall& call, const std::vector<ports::SourceOutcome>& sources, Now now);
  static void lost(OngoingCall& call, ports::SourceKind kind);
  void signal(OngoingCall& call, Now now);
  void apply_mute(const OngoingCall& call, Now now);

  // Ends (ending.cpp)
  void end(const OngoingCall& call, protocol::jingle::EndReason reason, Now now);
  void show_end(const OngoingCall& ended, protocol::jingle::EndReason reason, Now now);
  OngoingCall take(const OngoingCall& call);
  void show_next();
  void let_go_of_all();

  World world_;
  std::vector<OngoingCall> calls_;
  std::optional<protocol::Time> until_;  // of an ended call's card
  std::uint32_t last_key_ = 0;           // of calls, participants and captures
};

}  // namespace shell::call
