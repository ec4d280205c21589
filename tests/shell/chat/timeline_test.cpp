#include "shell/chat/timeline.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_random.hpp>

using namespace std::chrono_literals;
using protocol::im::Direction;
using protocol::im::Message;
using protocol::im::Source;
using shell::Now;
using shell::chat::MessageTimeline;
using ui::model::Delivery;
using ui::model::ItemKind;

namespace {

constexpr protocol::Timestamp kNoon{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1} + 12h};

Now at(std::chrono::seconds since_noon) { return {.at = protocol::Time(since_noon), .wall = kNoon + since_noon}; }

Message incoming(std::string id, std::string body) {
  Message message;
  message.id = {std::move(id)};
  message.body = std::move(body);
  return message;
}

Message archived(int number, Direction direction = Direction::Incoming) {
  Message message = incoming("m" + std::to_string(number), "text " + std::to_string(number));
  message.archive_id = {"a" + std::to_string(number)};
  message.source = Source::Archive;
  message.direction = direction;
  message.sent_at = kNoon + std::chrono::seconds(number);
  return message;
}

std::vector<std::string> texts(const MessageTimeline& timeline) {
  std::vector<std::string> result;
  for (auto position = timeline.begin(); position < timeline.end(); ++position) {
    result.emplace_back(timeline.item(position).text);
  }
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a message that comes live and out of the archive is one entry", "[chat][timeline]") {
  MessageTimeline timeline;
  Message live = archived(1);
  live.source = Source::Live;
  live.sent_at.reset();
  SECTION("when the server stamps live messages") { CHECK(timeline.add(live, at(2s))); }
  SECTION("when it does not") {
    live.archive_id = {};
    CHECK(timeline.add(live, at(2s)));
  }
  CHECK(timeline.merge_page(std::vector{archived(1)}, {}) == 0);
  CHECK(texts(timeline) == Texts{"text 1"});
  CHECK(timeline.item(timeline.begin()).time == kNoon + 1s);
  CHECK_FALSE(timeline.add(live, at(3s)));
}

TEST_CASE("a client that uses its ids again loses no message", "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.add(incoming("1", "first"), at(1s));
  timeline.add(incoming("1", "second"), at(2s));
  Message third = incoming("1", "first");
  third.archive_id = {"a3"};
  Message fourth = incoming("1", "first");
  fourth.archive_id = {"a4"};
  timeline.add(third, at(3s));   // the first one again, now with its archive id
  timeline.add(fourth, at(4s));  // another message with the same words
  CHECK(texts(timeline) == Texts{"first", "second", "first"});
}

TEST_CASE("the two sides may choose the same id", "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.add_own({"x"}, "hello", kNoon, Delivery::Waiting);
  timeline.add(incoming("x", "hello"), at(1s));
  CHECK(texts(timeline) == Texts{"hello", "hello"});
  CHECK(timeline.set_delivery({"x"}, Delivery::Stored));
  CHECK(timeline.item(0).delivery == Delivery::Stored);
  CHECK(timeline.item(1).delivery == Delivery::None);
}

TEST_CASE("our own message out of the archive is the one that waited", "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.add_own({"m5"}, "text 5", kNoon + 4s, Delivery::Waiting);
  timeline.merge_page(std::vector{archived(5, Direction::Outgoing)}, {});
  CHECK(texts(timeline) == Texts{"text 5"});
  CHECK(timeline.item(0).delivery == Delivery::Stored);
}

TEST_CASE("a late message goes between and voids heights; older ones go before and do not", "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.merge_page(std::vector{archived(10), archived(20)}, {});
  const auto epoch = timeline.layout_epoch();
  const auto begin = timeline.begin();

  timeline.merge_page(std::vector{archived(1), archived(2)}, {"a10"});
  CHECK(timeline.layout_epoch() == epoch);
  CHECK(timeline.begin() == begin - 2);
  CHECK(timeline.item(begin).text == "text 10");

  Message late = incoming("late", "late");
  late.sent_at = kNoon + 15s;
  timeline.add(late, at(30s));
  CHECK(timeline.layout_epoch() != epoch);
  CHECK(texts(timeline) == Texts{"text 1", "text 2", "text 10", "late", "text 20"});
}

TEST_CASE("within one second the archive's order holds", "[chat][timeline]") {
  std::vector<Message> all;
  for (int i = 0; i < 6; ++i) {
    all.push_back(archived(i));
    all.back().sent_at = kNoon + 1s;
  }
  MessageTimeline timeline;
  timeline.merge_page(std::span(all).subspan(3), {});
  timeline.merge_page(std::span(all).first(3), {"a3"});
  CHECK(texts(timeline) == Texts{"text 0", "text 1", "text 2", "text 3", "text 4", "text 5"});
}

TEST_CASE("a stamp from the future does not stay on top for ever", "[chat][timeline]") {
  MessageTimeline timeline;
  Message odd = incoming("odd", "odd");
  odd.sent_at = kNoon + 24h * 365;
  timeline.add(odd, at(0s));
  timeline.add(incoming("next", "next"), at(600s));
  CHECK(texts(timeline) == Texts{"odd", "next"});
  CHECK(timeline.item(1).time == kNoon + 600s);
}

TEST_CASE("delivery never steps back, and a refusal shows after the server took the message", "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.add_own({"a"}, "a", kNoon, Delivery::Waiting);
  timeline.add_own({"b"}, "b", kNoon, Delivery::Waiting);
  CHECK(timeline.set_delivery({"a"}, Delivery::Received));
  CHECK_FALSE(timeline.set_delivery({"a"}, Delivery::Stored));
  CHECK(timeline.set_delivery({"b"}, Delivery::Stored));
  CHECK(timeline.set_delivery({"b"}, Delivery::Failed));
  CHECK_FALSE(timeline.set_delivery({"unknown"}, Delivery::Failed));
}

TEST_CASE("a failed message is sent again under another id", "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.add_own({"a"}, "again", kNoon, Delivery::Failed);
  CHECK(timeline.retry(0, {"b"}) == "again");
  CHECK_FALSE(timeline.retry(0, {"c"}).has_value());
  CHECK_FALSE(timeline.retry(7, {"c"}).has_value());
  CHECK_FALSE(timeline.set_delivery({"a"}, Delivery::Stored));
  CHECK(timeline.set_delivery({"b"}, Delivery::Stored));
}

TEST_CASE("a gap drops what the archive gave and keeps what only we have", "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.merge_page(std::vector{archived(1), archived(2)}, {});
  timeline.add_own({"mine"}, "mine", kNoon + 3s, Delivery::Waiting);
  timeline.merge_page(std::vector{archived(50)}, {});
  timeline.forget_archived_before(kNoon + 50s);
  CHECK(texts(timeline) == Texts{"mine", "text 50"});
  CHECK_FALSE(timeline.knows({"a1"}));
  timeline.merge_page(std::vector{archived(1), archived(2)}, {});
  CHECK(texts(timeline) == Texts{"text 1", "text 2", "mine", "text 50"});
}

// However live messages, carbons and pages mix: once the archive was read to its beginning, the timeline is the archive.
TEST_CASE("any interleaving of live messages and archive pages ends in the archive's order", "[chat][timeline]") {
  const unsigned seed = GENERATE(take(200, random(0U, 1'000'000U)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto chance = [&random](unsigned one_in) { return random() % one_in == 0; };

  std::vector<Message> archive;
  int second = 0;
  for (int i = 0; i < 40; ++i) {
    second += static_cast<int>(random() % 3);  // several in one second
    Message message = archived(i, chance(2) ? Direction::Incoming : Direction::Outgoing);
    message.sent_at = kNoon + std::chrono::seconds(second);
    archive.push_back(message);
  }
  const auto skew = std::chrono::seconds(static_cast<int>(random() % 60) - 30);  // our clock against the server's

  MessageTimeline timeline;
  std::size_t live_to = 0;
  for (std::size_t i = 0; i < archive.size(); ++i) {
    const Message& message = archive[i];
    const Now now = at(std::chrono::duration_cast<std::chrono::seconds>(*message.sent_at - kNoon) + skew);
    if (message.direction == Direction::Outgoing && chance(2)) {
      timeline.add_own(message.id, message.body, now.wall, Delivery::Waiting);
    } else if (!chance(3)) {
      Message live = message;
      live.source = Source::Live;
      live.sent_at.reset();
      if (chance(3)) live.archive_id = {};
      timeline.add(live, now);
      if (chance(4)) timeline.add(live, now);
    }
    live_to = i + 1;
    if (chance(8)) {  // the newest page at that time
      const std::size_t size = std::min<std::size_t>(live_to, 1 + random() % 10);
      timeline.merge_page(std::span(archive).subspan(live_to - size, size), {});
    }
  }
  std::size_t end = archive.size();
  protocol::ArchiveId before;
  while (end > 0) {
    const std::size_t size = std::min<std::size_t>(end, 1 + random() % 12);
    timeline.merge_page(std::span(archive).subspan(end - size, size), before);
    end -= size;
    before = archive[end].archive_id;
  }

  Texts expected;
  for (const Message& message : archive) expected.push_back(message.body);
  REQUIRE(texts(timeline) == expected);
}
