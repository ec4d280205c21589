#include "shell/call/outcome.hpp"

#include <chrono>

#include <catch2/catch_test_macros.hpp>

using namespace std::chrono_literals;
using shell::call::duration_text;

TEST_CASE("durations are written as clocks write them", "[call]") {
  CHECK(duration_text(0ms) == "0:00");
  CHECK(duration_text(7999ms) == "0:07");
  CHECK(duration_text(12min + 34s) == "12:34");
  CHECK(duration_text(1h + 2min + 3s) == "1:02:03");
}
