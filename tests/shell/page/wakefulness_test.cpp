#include "shell/page/wakefulness.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace std::chrono_literals;
using shell::Now;

namespace {

// `at` and `wall`: how long after the beginning the clocks say that it is.
Now after(protocol::Duration at, std::chrono::milliseconds wall) {
  return {.at = protocol::Time(1h) + at,
          .wall = protocol::Timestamp(std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}) + wall};
}

}  // namespace

TEST_CASE("a machine that slept is noticed, whatever its clocks did meanwhile", "[wakefulness]") {
  shell::page::Wakefulness wakefulness;
  CHECK_FALSE(wakefulness.slept(after(0s, 0s), std::nullopt));
  CHECK_FALSE(wakefulness.slept(after(12s, 12s), after(12s, 12s).at));
  SECTION("the monotonic clock stood still") {
    CHECK(wakefulness.slept(after(13s, 10min), std::nullopt));
    CHECK_FALSE(wakefulness.slept(after(14s, 10min + 1s), std::nullopt));
  }
  SECTION("it went on, and the timer came late") {
    CHECK(wakefulness.slept(after(10min, 10min), after(24s, 24s).at));
    CHECK_FALSE(wakefulness.slept(after(10min + 12s, 10min + 12s), after(10min + 12s, 0s).at));
  }
  SECTION("nothing is due: a long rest is no sleep") { CHECK_FALSE(wakefulness.slept(after(1h, 1h), std::nullopt)); }
  SECTION("a timer that comes a little late is none either") {
    CHECK_FALSE(wakefulness.slept(after(28s, 28s), after(24s, 24s).at));
  }
}
