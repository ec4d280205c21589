// What a message is known by, whatever becomes of it.

#include <chrono>
#include <ctime>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "shell/chat/timeline/timeline.hpp"
#include "tests/support/shell/timelines.hpp"

using namespace std::chrono_literals;
using protocol::Arrival;
using protocol::Direction;
using protocol::im::Message;
using shell::chat::MessageTimeline;
using support::archived;
using support::kNoon;
using ui::model::Delivery;
using ui::model::ItemKind;
using ui::model::MessageKey;

namespace {

std::vector<Message> page(int first, int last) {
  std::vector<Message> messages;
  for (int i = first; i <= last; ++i) messages.push_back(archived(i));
  return messages;
}

MessageKey last(const MessageTimeline& timeline) { return timeline.item(timeline.end() - 1).key; }

std::string text(const MessageTimeline& timeline, MessageKey key) {
  const auto position = timeline.position_of(key);
  return position ? std::string(timeline.item(*position).text) : std::string();
}

}  // namespace

TEST_CASE("a key stays when older pages load", "[chat][timeline][keys]") {
  MessageTimeline timeline;
  timeline.merge_page(page(50, 59), {});
  const MessageKey key = timeline.item(timeline.begin()).key;
  timeline.merge_page(page(20, 49), support::archive_id("a50"));
  CHECK(text(timeline, key) == "text 50");
  CHECK(timeline.position_of(key) == timeline.begin() + 30);
}

TEST_CASE("a key stays when the archive moves the message, and a late one is put between", "[chat][timeline][keys]") {
  MessageTimeline timeline;
  Message live = archived(9);
  live.arrival = Arrival::Live;
  live.archive_id = {};
  timeline.add(live, kNoon);
  const MessageKey key = last(timeline);
  Message next = archived(7);
  next.arrival = Arrival::Live;
  timeline.add(next, kNoon + 1s);
  REQUIRE(timeline.position_of(key) == timeline.begin());
  timeline.merge_page(std::vector{archived(5), archived(7), archived(8), archived(9)}, {});
  CHECK(text(timeline, key) == "text 9");
  CHECK(timeline.position_of(key) == timeline.end() - 1);
}

TEST_CASE("a key stays from the keyboard to the archive, through refusal and the second try",
          "[chat][timeline][keys]") {
  MessageTimeline timeline;
  support::add_own(timeline, "1", "hello", kNoon, Delivery::Waiting);
  const MessageKey key = last(timeline);
  timeline.set_delivery({"1"}, Delivery::Stored);
  timeline.set_delivery({"1"}, Delivery::Failed);
  CHECK(last(timeline) == key);
  REQUIRE(timeline.retry(key, {"2"})->text == "hello");
  timeline.add(archived(4), kNoon + 4s);
  timeline.let_waiting_stand_last();
  timeline.set_delivery({"2"}, Delivery::Received);
  Message own = archived(2, Direction::Outgoing);
  own.id = {"2"};
  own.body = "hello";
  timeline.merge_page(std::vector{own, archived(4)}, {});
  CHECK(text(timeline, key) == "hello");
  CHECK(timeline.end() - timeline.begin() == 2);
}

TEST_CASE("what is dropped from memory and loaded anew has its key again, and none meanwhile",
          "[chat][timeline][keys]") {
  MessageTimeline timeline;
  timeline.merge_page(page(1, 5), {});
  const MessageKey second = timeline.item(timeline.begin() + 1).key;
  support::let_go(timeline, 2);
  CHECK_FALSE(timeline.position_of(second).has_value());
  CHECK(timeline.entry(second) == nullptr);
  CHECK_FALSE(timeline.reveal(second));
  CHECK_FALSE(timeline.retry(second, {"x"}).has_value());
  timeline.add(archived(9), kNoon + 9s);
  CHECK(last(timeline) != second);
  timeline.merge_page(page(1, 3), support::archive_id("a4"));
  CHECK(text(timeline, second) == "text 2");
}

TEST_CASE("every entry has a key of its own, which says where it stands", "[chat][timeline][keys]") {
  std::mt19937 random(3);
  MessageTimeline timeline;
  for (int step = 0; step < 300; ++step) {
    const int number = static_cast<int>(random() % 200);
    switch (random() % 5) {
      case 0: timeline.add(archived(number), kNoon + std::chrono::seconds(step)); break;
      case 1: timeline.merge_page(page(number, number + 5), {}); break;
      case 2: support::add_own(timeline, std::to_string(step), "own", kNoon, Delivery::Waiting); break;
      case 3:
        timeline.put_call({.id = {"c" + std::to_string(number)}, .at = kNoon + std::chrono::seconds(number)});
        break;
      default: timeline.let_waiting_stand_last();
    }
    std::set<MessageKey> keys;
    for (auto i = timeline.begin(); i < timeline.end(); ++i) {
      const MessageKey key = timeline.item(i).key;
      REQUIRE(timeline.position_of(key) == i);
      REQUIRE(keys.insert(key).second);
    }
  }
}

TEST_CASE("the newest message and missed call are those that stand last, whatever happens", "[chat][timeline][keys]") {
  std::mt19937 random(5);
  MessageTimeline timeline;
  for (int step = 0; step < 600; ++step) {
    const int number = static_cast<int>(random() % 150);
    const protocol::Timestamp time = kNoon + std::chrono::hours(number);
    Message message = archived(number, random() % 2 == 0 ? Direction::Incoming : Direction::Outgoing);
    message.sent_at = time;
    switch (random() % 6) {
      case 0:
        message.arrival = Arrival::Live;
        if (random() % 2 == 0) message.archive_id = {};
        timeline.add(message, time);
        break;
      case 1:
      case 2:
        timeline.merge_page(std::vector{message},
                            random() % 2 == 0 ? support::archive_id("a60") : protocol::ArchiveId{});
        break;
      case 3:
      case 4:
        timeline.put_call({.id = {"c" + std::to_string(number)},
                           .kind = random() % 2 == 0 ? ItemKind::MissedCall : ItemKind::EndedCall,
                           .at = time});
        break;
      default:
        if (random() % 10 == 0) support::let_go(timeline, random() % 20);
    }
    std::string newest;
    protocol::Timestamp missed{};
    for (auto i = timeline.begin(); i < timeline.end(); ++i) {
      const auto& entry = *timeline.entry(timeline.item(i).key);
      if (entry.kind == ItemKind::Incoming && !entry.archive_id.empty()) newest = entry.archive_id.id;
      if (entry.kind == ItemKind::MissedCall) missed = entry.time;
    }
    REQUIRE(timeline.newest_incoming().id == newest);
    REQUIRE(timeline.newest_missed() == missed);
  }
}

TEST_CASE("a key is found as quickly in a long conversation as in a short one", "[chat][timeline][keys]") {
  // Processor time of some look-ups, the least of several runs.
  const auto cost = [](int count) {
    MessageTimeline timeline;
    timeline.merge_page(page(1, count), {});
    std::clock_t least = 0;
    for (int run = 0; run < 5; ++run) {
      const std::clock_t begin = std::clock();
      std::int64_t sum = 0;
      for (std::uint64_t i = 0; i < 20'000; ++i) {
        sum += *timeline.position_of(MessageKey{1 + (i * 7919 % static_cast<std::uint64_t>(count))});
        sum += timeline.newest_incoming().empty() ? 1 : 0;
        sum += timeline.newest_missed() == protocol::Timestamp() ? 0 : 1;
      }
      CHECK(sum != 1);
      const std::clock_t took = std::clock() - begin;
      least = run == 0 ? took : std::min(least, took);
    }
    return least;
  };
  CHECK(cost(16'000) < 16 * cost(250));  // 64 times as many
}
