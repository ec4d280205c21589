#pragma once

#include "protocol/jingle/events.hpp"
#include "shell/ports/media_sources.hpp"
#include "ui/model/state.hpp"

namespace shell::call {

[[nodiscard]] ui::model::CallOutcome outcome_of(protocol::jingle::EndReason reason);
[[nodiscard]] ui::model::MediaProblem problem_of(ports::CaptureError error);

}  // namespace shell::call
