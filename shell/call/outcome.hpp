#pragma once

#include <string>

#include "protocol/core/time.hpp"
#include "protocol/jingle/events.hpp"
#include "shell/ports/media_devices.hpp"
#include "ui/model/state.hpp"

namespace shell::call {

[[nodiscard]] ui::model::CallOutcome outcome_of(protocol::jingle::EndReason reason);
[[nodiscard]] ui::model::MediaProblem problem_of(ports::CaptureError error);

// "0:07", "12:34", "1:02:03".
[[nodiscard]] std::string duration_text(protocol::Duration duration);

}  // namespace shell::call
