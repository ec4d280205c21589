#include "shell/frame.hpp"

#include <chrono>

#include <catch2/catch_test_macros.hpp>

using namespace std::chrono_literals;
using shell::FrameSchedule;

namespace {

constexpr protocol::Time kNow{1h};

void draw(FrameSchedule& frames, std::optional<ui::Moment> next = std::nullopt) {
  REQUIRE(frames.begin());
  frames.drawn(next);
}

}  // namespace

TEST_CASE("a frame is requested once, and only after a change", "[frame]") {
  FrameSchedule frames;
  CHECK(frames.take_request());
  CHECK_FALSE(frames.take_request());
  draw(frames);
  CHECK_FALSE(frames.take_request());
  frames.want();
  frames.want();
  CHECK(frames.take_request());
  CHECK_FALSE(frames.take_request());
}

TEST_CASE("what changes while a frame is drawn gets another one", "[frame]") {
  FrameSchedule frames;
  REQUIRE(frames.begin());
  CHECK_FALSE(frames.begin());
  frames.want();
  frames.drawn(std::nullopt);
  CHECK(frames.take_request());
}

TEST_CASE("the interface's own wish is a deadline", "[frame]") {
  FrameSchedule frames;
  draw(frames, shell::moment(kNow + 5s));
  REQUIRE(frames.deadline() == kNow + 5s);
  frames.handle_timeout(kNow + 4s);
  CHECK_FALSE(frames.take_request());
  frames.handle_timeout(kNow + 5s);
  CHECK(frames.take_request());
  CHECK_FALSE(frames.deadline().has_value());
}

TEST_CASE("a hidden page draws nothing, and catches up", "[frame]") {
  FrameSchedule frames;
  draw(frames, shell::moment(kNow + 5s));
  frames.set_visible(false);
  frames.want();
  CHECK_FALSE(frames.take_request());
  CHECK_FALSE(frames.begin());
  CHECK_FALSE(frames.deadline().has_value());
  frames.set_visible(true);
  CHECK(frames.take_request());
}
