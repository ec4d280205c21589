#pragma once

#include "protocol/core/time.hpp"
#include "ui/geometry.hpp"

namespace shell {

// The time at which something happened, on both clocks: `at` to measure, `wall` to write down.
struct Now {
  protocol::Time at;
  protocol::Timestamp wall;
};

// The interface's clock has the origin of the protocol's.
[[nodiscard]] inline ui::Moment moment(protocol::Time time) { return time.time_since_epoch(); }
[[nodiscard]] inline protocol::Time time(ui::Moment moment) { return protocol::Time(moment); }

}  // namespace shell
