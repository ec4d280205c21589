#include "shell/page/frame.hpp"

#include <chrono>

#include <catch2/catch_test_macros.hpp>

using namespace std::chrono_literals;
using shell::page::FrameSchedule;

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

TEST_CASE("after a frame that took long, news wait; what the person does never does", "[frame]") {
  FrameSchedule frames;
  draw(frames);
  frames.took(60ms, kNow);
  frames.want_news(kNow + 1ms);
  frames.want_news(kNow + 2ms);
  CHECK_FALSE(frames.take_request());
  REQUIRE(frames.deadline() == kNow + 180ms);
  SECTION("they are drawn together when it has rested") {
    frames.handle_timeout(kNow + 180ms);
    CHECK(frames.take_request());
    CHECK_FALSE(frames.deadline().has_value());
  }
  SECTION("a frame for something else shows them too") {
    frames.want();
    CHECK(frames.take_request());
    draw(frames);
    CHECK_FALSE(frames.deadline().has_value());
  }
}

TEST_CASE("news are drawn at once after frames that are quick, and never later than a quarter of a second", "[frame]") {
  FrameSchedule frames;
  draw(frames);
  frames.took(10ms, kNow);
  frames.want_news(kNow + 1ms);
  CHECK(frames.take_request());
  draw(frames);
  frames.took(5s, kNow);
  frames.want_news(kNow + 1ms);
  CHECK(frames.deadline() == kNow + 250ms);
}

TEST_CASE("a burst of news during long frames gets few of them", "[frame]") {
  FrameSchedule frames;
  int drawn = 0;
  protocol::Time now = kNow;
  for (int message = 0; message < 1000; ++message, now += 1ms) {
    frames.want_news(now);
    frames.handle_timeout(now);
    if (!frames.take_request()) continue;
    draw(frames);
    ++drawn;
    now += 80ms;
    frames.took(80ms, now);
  }
  CHECK(drawn <= 6);
}
