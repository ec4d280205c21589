#include "shell/chat/stamps.hpp"

#include <chrono>
#include <optional>

#include <catch2/catch_test_macros.hpp>

using namespace std::chrono_literals;
using protocol::Timestamp;
using shell::Now;
using shell::chat::Stamps;

namespace {

constexpr Timestamp kNoon{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1} + 12h};

Now at(std::chrono::seconds since_noon) { return {.at = protocol::Time(since_noon), .wall = kNoon + since_noon}; }

Timestamp time_of(const Stamps& stamps, std::optional<Timestamp> sent_at, Now now) {
  protocol::im::Message message;
  message.sent_at = sent_at;
  return stamps.time_of(message, now);
}

constexpr Timestamp kYear2020{std::chrono::sys_days{std::chrono::year{2020} / 1 / 1}};
constexpr Timestamp kYear2099{std::chrono::sys_days{std::chrono::year{2099} / 1 / 1}};

}  // namespace

TEST_CASE("a stamp counts for a time in which the server can have held the message", "[chat][stamps]") {
  Stamps stamps;
  stamps.online(at(0s));
  SECTION("what was stored before the sign-in comes right after it") {
    CHECK(time_of(stamps, kNoon - 3h, at(1s)) == kNoon - 3h);
    CHECK(time_of(stamps, kYear2020, at(1s)) == kYear2020);
    CHECK(time_of(stamps, {}, at(1s)) == kNoon + 1s);
  }
  SECTION("later nothing from before can come: it is a forgery") {
    CHECK(time_of(stamps, kYear2020, at(60s)) == kNoon + 60s);
    CHECK(time_of(stamps, kNoon - 1s, at(60s)) == kNoon + 60s);
  }
  SECTION("what the server held while nobody looked") { CHECK(time_of(stamps, kNoon + 40s, at(60s)) == kNoon + 40s); }
  SECTION("what was sent while the link was away, and before that was noticed") {
    stamps.lost(at(1000s));
    CHECK(time_of(stamps, kNoon + 1010s, at(1030s)) == kNoon + 1010s);
    CHECK(time_of(stamps, kNoon + 960s, at(1030s)) == kNoon + 960s);
    CHECK(time_of(stamps, kYear2020, at(1030s)) == kNoon + 1030s);
  }
  SECTION("nothing comes out of the future") {
    CHECK(time_of(stamps, kYear2099, at(1s)) == kNoon + 1s);
    CHECK(time_of(stamps, kYear2099, at(60s)) == kNoon + 60s);
  }
}
