#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/geometry.hpp"
#include "ui/model/key.hpp"
#include "ui/video.hpp"

namespace ui::model {

// Numbers that the shell gives out, never again for something else while the page lives; 0: none.
enum class CallKey : std::uint32_t {};
enum class ParticipantKey : std::uint32_t {};

enum class CallPhase : std::uint8_t { Calling, RingingThere, RingingHere, Connecting, Connected, Reconnecting, Ended };

enum class CallOutcome : std::uint8_t {
  HungUp,
  Cancelled,
  Declined,
  Busy,
  NoAnswer,
  AnsweredElsewhere,
  DeclinedElsewhere,
  PeerVanished,
  MediaFailed,
  Unsupported,
  Security,
  ServerRefused,
};

enum class MediaProblem : std::uint8_t { None, Denied, NotFound, InUse, Insecure, Failed, Lost };

// Somebody else in a call.
struct Participant {
  ParticipantKey key{};
  ConversationKey with;
  std::string address;
  std::string name;
  CallPhase phase = CallPhase::Calling;  // of the way to this one
  std::optional<VideoId> picture;        // comes, and is no camera that is off
  bool muted = false;
};

struct Call {
  CallKey key{};
  std::vector<Participant> participants;  // at least one: who was called, or calls, comes first
  CallPhase phase = CallPhase::Calling;   // the best of theirs, until it has ended
  bool video = false;                     // a video call: show pictures
  bool incoming = false;
  std::optional<Moment> connected_at;
  std::optional<Moment> ended_at;
  CallOutcome outcome = CallOutcome::HungUp;  // of Ended
  bool microphone_muted = false;
  bool camera_off = false;
  std::optional<VideoId> own_picture;  // our camera gives one
  MediaProblem microphone_problem = MediaProblem::None;
  MediaProblem camera_problem = MediaProblem::None;
};

}  // namespace ui::model
