#pragma once

#include <chrono>
#include <string_view>

namespace protocol {

// Time that only moves forward. Nothing in protocol/ reads a clock: the caller passes `now`.
struct MonotonicClock {
  using duration = std::chrono::milliseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<MonotonicClock>;
  static constexpr bool is_steady = true;
};

using Time = MonotonicClock::time_point;
using Duration = MonotonicClock::duration;

// Wall-clock time in UTC, as stamps on the wire carry it (XEP-0082).
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

// When the owner must call handle_timeout() at the latest, and what for (for logs and tests).
struct Deadline {
  Time at;
  std::string_view why;
};

}  // namespace protocol
