#pragma once

#include <cstdint>

#include "protocol/event.hpp"
#include "ui/model/state.hpp"

namespace shell::connection {

[[nodiscard]] ui::model::SignInProblem problem_of(protocol::SignInError error);
[[nodiscard]] ui::model::SignInProblem problem_of(protocol::StreamEnd end);

// What to do about a sign-in that failed.
enum class Verdict : std::uint8_t {
  Final,      // the domain's own server said no: the person must do something
  Elsewhere,  // this endpoint is not one of the domain's
  Later,      // may pass by itself
};
[[nodiscard]] Verdict verdict_on(protocol::SignInError error);

// Of two problems with different endpoints of one domain, whether `a` tells more than `b`.
[[nodiscard]] bool tells_more(ui::model::SignInProblem a, ui::model::SignInProblem b);

}  // namespace shell::connection
