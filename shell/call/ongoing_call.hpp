#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/jingle/events.hpp"
#include "shell/chat/chat.hpp"
#include "shell/ports/media_sources.hpp"
#include "ui/model/call.hpp"

namespace shell::call {

// Somebody else in a call.
struct Participant {
  ui::model::ParticipantKey key{};
  protocol::SessionId session;
  protocol::Jid peer;  // bare
  ui::model::CallPhase phase = ui::model::CallPhase::Calling;
  bool peer_open = false;  // the peer connection
  bool muted = false;
  bool camera_off = false;
  std::optional<ui::VideoId> track;  // that gives a picture
};

// A call that is asked for, rings or goes on.
struct OngoingCall {
  enum class Step : std::uint8_t {
    Asking,     // a person is asked whether to answer
    Capturing,  // the browser asks for the devices
    Going,      // the session leads
  };

  protocol::CallId id;
  ui::model::CallKey key{};
  std::vector<Participant> participants;
  protocol::jingle::Media media;
  Step step = Step::Capturing;
  bool incoming = false;
  bool announced = false;  // the session knows it
  bool rang = false;
  ports::CaptureId capture{};  // none until the devices are asked for
  bool microphone_muted = false;
  bool camera_off = false;
  ui::model::MediaProblem microphone_problem = ui::model::MediaProblem::None;
  ui::model::MediaProblem camera_problem = ui::model::MediaProblem::None;
  std::optional<ui::VideoId> own_picture;
  std::optional<ui::Moment> connected_at;

  [[nodiscard]] Participant* find(const protocol::SessionId& session);
  [[nodiscard]] const protocol::Jid& peer() const { return participants.front().peer; }  // who was called, or calls
  // The best that there is with any of them.
  [[nodiscard]] ui::model::CallPhase phase() const;
};

// As people see it.
[[nodiscard]] ui::model::Call shown(const OngoingCall& call, chat::Chat& chat);

}  // namespace shell::call
