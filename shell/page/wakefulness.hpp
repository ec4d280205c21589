#pragma once

#include <chrono>
#include <optional>

#include "shell/now.hpp"

namespace shell::page {

// Whether the machine slept since the last look: browsers do not say so. The monotonic clock stands still meanwhile, where
// it does not, a timer comes late.
class Wakefulness {
 public:
  static constexpr protocol::Duration kNotable = std::chrono::seconds(5);

  // `due`: when a timer should have fired at the latest.
  bool slept(Now now, std::optional<protocol::Time> due) {
    const auto apart = std::chrono::duration_cast<protocol::Duration>(now.wall.time_since_epoch()) -
                       std::chrono::duration_cast<protocol::Duration>(now.at.time_since_epoch());
    const bool stood_still = apart_ && apart - *apart_ > kNotable;
    const bool was_late = due && now.at - *due > kNotable;
    apart_ = apart;
    return stood_still || was_late;
  }

 private:
  std::optional<protocol::Duration> apart_;
};

}  // namespace shell::page
