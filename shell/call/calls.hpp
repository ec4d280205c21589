#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "protocol/event.hpp"
#include "shell/chat/chat.hpp"
#include "shell/ids.hpp"
#include "shell/model.hpp"
#include "shell/notices.hpp"
#include "shell/now.hpp"
#include "shell/ports/display.hpp"
#include "shell/ports/media_devices.hpp"
#include "shell/ports/peer_connection.hpp"
#include "shell/ports/system.hpp"
#include "shell/requests.hpp"
#include "ui/model/action.hpp"

namespace shell::call {

inline constexpr const char* kCallNotification = "call";  // tag: one call, one notification

// One call at a time: joins what the protocol says of it to the devices, the peer connection, the sounds and the screen.
//
// Devices are asked for before a call is proposed or answered, so that nobody answers into silence; a device that is
// denied or missing is said and the call goes on without it. Whatever ends the call, devices and peer connection are let go.
class Calls {
 public:
  struct World {
    Model& model;
    Requests& requests;
    Notices& notices;
    chat::Chat& chat;
    ports::Notifier& notifier;
    ports::WakeLock& wake_lock;
    ports::MediaDevices& media;
    ports::Ringer& ringer;
    ports::PeerConnections& peers;
    ports::Clock& clock;
    Ids ids;
  };
  // `settle` is called after an answer of the devices was dealt with, which comes outside of the calls below.
  Calls(World world, std::function<void()> settle);

  void act(const ui::model::PlaceCall& action, Now now);
  void act(const ui::model::AnswerCall& action, Now now);
  void act(const ui::model::DeclineCall& action, Now now);
  void act(const ui::model::HangUpCall& action, Now now);
  void act(const ui::model::SetMicrophone& action, Now now);
  void act(const ui::model::SetCamera& action, Now now);
  void act(const ui::model::DismissCall& action, Now now);

  void handle(const protocol::jingle::CallIncoming& event, Now now);
  void handle(const protocol::jingle::CallStateChanged& event, Now now);
  void handle(const protocol::jingle::CallRemoteMute& event, Now now);
  void handle(const protocol::jingle::CallEnded& event, Now now);
  void handle(const protocol::jingle::CallRecorded& event, Now now);
  void handle(const protocol::jingle::OpenPeer& intent, Now now);
  void handle(const protocol::jingle::CreateOffer& intent, Now now);
  void handle(const protocol::jingle::CreateAnswer& intent, Now now);
  void handle(const protocol::jingle::ApplyRemote& intent, Now now);
  void handle(const protocol::jingle::AddCandidate& intent, Now now);
  void handle(const protocol::jingle::ClosePeer& intent, Now now);

  // What the peer connection did goes to the session; a call that has ended meanwhile is no error.
  void report(protocol::Request request, Now now);
  void remote_video(const protocol::CallId& id, bool live);

  void closing(Now now);  // the page goes away
  void signed_out();      // the session is gone with all its calls
  [[nodiscard]] std::optional<protocol::Time> deadline() const;
  void handle_timeout(Now now);

 private:
  enum class Step : std::uint8_t {
    Asking,     // a person is asked whether to answer
    Capturing,  // the browser asks for the devices
    Going,      // the session leads
    Replaced,   // the session has ended it in favour of a call that it announces next
  };
  struct Active {
    protocol::CallId id;
    protocol::Jid peer;  // bare
    protocol::jingle::Media media;
    Step step = Step::Capturing;
    bool incoming = false;
    bool announced = false;  // the session knows it
    bool rang = false;
    bool remote_track_live = false;
    bool remote_camera_off = false;
  };

  void show(const Active& call, ui::model::CallPhase phase);
  void capture(Now now);
  void captured(const ports::Capture& capture, Now now);
  void lost(ports::Device device);
  void signal(Now now);
  void succeed(const protocol::jingle::CallIncoming& event, Now now);
  void end(protocol::jingle::EndReason reason, Now now);
  void show_end(protocol::jingle::EndReason reason, Now now);
  void let_go();
  void show_remote_video();
  void apply_mute(Now now);
  [[nodiscard]] bool is_active(const protocol::CallId& id) const { return active_ && active_->id == id; }

  World world_;
  std::function<void()> settle_;
  std::optional<Active> active_;
  std::optional<protocol::CallId> peer_;  // whose peer connection is open
  std::optional<protocol::Time> until_;   // of an ended call's card; of Replaced: how long the successor may take
  std::uint32_t capture_ = 0;             // answers to an earlier one are void
};

}  // namespace shell::call
