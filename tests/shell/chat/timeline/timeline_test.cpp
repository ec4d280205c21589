#include "shell/chat/timeline/timeline.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_random.hpp>

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

namespace {

protocol::Timestamp at(std::chrono::seconds since_noon) { return kNoon + since_noon; }

Message incoming(std::string id, std::string body) {
  Message message;
  message.id = {std::move(id)};
  message.body = std::move(body);
  return message;
}

std::vector<std::string> texts(const MessageTimeline& timeline) {
  std::vector<std::string> result;
  for (auto position = timeline.begin(); position < timeline.end(); ++position)
    result.emplace_back(timeline.item(position).text);
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a message that comes live and out of the archive is one entry", "[chat][timeline]") {
  MessageTimeline timeline;
  Message live = archived(1);
  live.arrival = protocol::Arrival::Live;
  live.sent_at.reset();
  SECTION("when the server stamps live messages") { CHECK(timeline.add(live, at(2s)) == MessageTimeline::Added::New); }
  SECTION("when it does not") {
    live.archive_id = {};
    CHECK(timeline.add(live, at(2s)) == MessageTimeline::Added::New);
  }
  CHECK(timeline.merge_page(std::vector{archived(1)}, {}) == 0);
  CHECK(texts(timeline) == Texts{"text 1"});
  CHECK(timeline.item(timeline.begin()).time == kNoon + 1s);
  CHECK(timeline.add(live, at(3s)) == MessageTimeline::Added::Known);
}

TEST_CASE("a client that uses its ids again loses no message", "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.add(incoming("1", "first"), at(1s));
  timeline.add(incoming("1", "second"), at(2s));
  Message third = incoming("1", "first");
  third.archive_id = support::archive_id("a3");
  Message fourth = incoming("1", "first");
  fourth.archive_id = support::archive_id("a4");
  timeline.add(third, at(3s));   // the first one again, now with its archive id
  timeline.add(fourth, at(4s));  // another message with the same words
  CHECK(texts(timeline) == Texts{"first", "second", "first"});
}

TEST_CASE("the two sides may choose the same id", "[chat][timeline]") {
  MessageTimeline timeline;
  support::add_own(timeline, "x", "hello", kNoon, Delivery::Waiting);
  timeline.add(incoming("x", "hello"), at(1s));
  CHECK(texts(timeline) == Texts{"hello", "hello"});
  CHECK(timeline.set_delivery({"x"}, Delivery::Stored));
  CHECK(timeline.item(0).delivery == Delivery::Stored);
  CHECK(timeline.item(1).delivery == Delivery::None);
}

TEST_CASE("our own message out of the archive is the one that waited", "[chat][timeline]") {
  MessageTimeline timeline;
  support::add_own(timeline, "m5", "text 5", kNoon + 4s, Delivery::Waiting);
  timeline.merge_page(std::vector{archived(5, protocol::Direction::Outgoing)}, {});
  CHECK(texts(timeline) == Texts{"text 5"});
  CHECK(timeline.item(0).delivery == Delivery::Stored);
}

TEST_CASE("a late message goes between and voids heights; older ones go before and do not", "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.merge_page(std::vector{archived(10), archived(20)}, {});
  const auto epoch = timeline.layout_epoch();
  const auto begin = timeline.begin();

  timeline.merge_page(std::vector{archived(1), archived(2)}, support::archive_id("a10"));
  CHECK(timeline.layout_epoch() == epoch);
  CHECK(timeline.begin() == begin - 2);
  CHECK(timeline.item(begin).text == "text 10");

  timeline.merge_page(std::vector{archived(10), archived(15), archived(20)}, {});
  CHECK(timeline.layout_epoch() != epoch);
  CHECK(texts(timeline) == Texts{"text 1", "text 2", "text 10", "text 15", "text 20"});
}

TEST_CASE("within one second the archive's order holds", "[chat][timeline]") {
  std::vector<Message> all;
  for (int i = 0; i < 6; ++i) {
    all.push_back(archived(i));
    all.back().sent_at = kNoon + 1s;
  }
  MessageTimeline timeline;
  timeline.merge_page(std::span(all).subspan(3), {});
  timeline.merge_page(std::span(all).first(3), support::archive_id("a3"));
  CHECK(texts(timeline) == Texts{"text 0", "text 1", "text 2", "text 3", "text 4", "text 5"});
}

TEST_CASE("what comes by itself stands below what was there, whatever its time", "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.merge_page(std::vector{archived(10)}, {});
  timeline.add(incoming("1", "one"), at(20s));
  timeline.add(incoming("2", "held for long"), at(-1000s));
  timeline.add(incoming("3", "within the same second"), at(19s));
  support::add_own(timeline, "mine", "mine", at(15s), Delivery::Waiting);
  CHECK(texts(timeline) == Texts{"text 10", "one", "held for long", "within the same second", "mine"});
  CHECK(timeline.item(timeline.end() - 1).time == at(20s));
}

TEST_CASE("a message that was sent twice is shown once where its sender never uses an id twice", "[chat][timeline]") {
  const auto twice = [](std::string origin, std::string archive, std::string text) {
    Message message = incoming("id", std::move(text));
    message.origin_id = {std::move(origin)};
    message.archive_id = support::archive_id(std::move(archive));
    message.sent_at = at(1s);
    return message;
  };
  MessageTimeline timeline;
  SECTION("live") {
    timeline.add(twice("o", "a1", "hello"), at(1s));
    timeline.add(twice("o", "a2", "hello"), at(2s));
    CHECK(texts(timeline) == Texts{"hello"});
    CHECK(timeline.knows(support::archive_id("a2")));
  }
  SECTION("out of the archive") {
    CHECK(timeline.merge_page(std::vector{twice("o", "a1", "hello"), twice("o", "a2", "hello")}, {}) == 1);
    CHECK(texts(timeline) == Texts{"hello"});
  }
  SECTION("other words are another message, whatever their id") {
    timeline.add(twice("o", "a1", "hello"), at(1s));
    timeline.add(twice("o", "a2", "hello?"), at(2s));
    CHECK(texts(timeline) == Texts{"hello", "hello?"});
  }
  SECTION("without such a promise the same words may be said twice") {
    timeline.add(twice("", "a1", "hello"), at(1s));
    timeline.add(twice("", "a2", "hello"), at(2s));
    CHECK(texts(timeline) == Texts{"hello", "hello"});
  }
  support::let_go(timeline);
  CHECK(timeline.begin() == timeline.end());
  CHECK_FALSE(timeline.knows(support::archive_id("a1")));
  CHECK_FALSE(timeline.knows(support::archive_id("a2")));
}

TEST_CASE("a clock that was wrong is mended in the dates and not in the order", "[chat][timeline]") {
  const auto wrong = GENERATE(std::chrono::seconds(24h * 400), std::chrono::seconds(-24h * 400));
  MessageTimeline timeline;
  timeline.add(incoming("1", "one"), at(1s) + wrong);
  support::add_own(timeline, "2", "two", at(2s) + wrong, Delivery::Waiting);
  CHECK(timeline.redate(-wrong, at(3s)));
  timeline.add(incoming("3", "three"), at(4s));
  CHECK(texts(timeline) == Texts{"one", "two", "three"});
  for (std::int64_t i = 0; i < 3; ++i) {
    CHECK(timeline.item(i).time >= at(1s));
    CHECK(timeline.item(i).time <= at(4s));
  }
  timeline.trust_dates();
  CHECK_FALSE(timeline.redate(5min, at(5s)));
}

TEST_CASE("what an earlier page left unsent stands last, by whatever clock it was typed", "[chat][timeline]") {
  const auto typed_at = GENERATE(at(-24h * 400), at(5s), at(30s));
  MessageTimeline timeline;
  support::add_own(timeline, "a", "left over", typed_at, Delivery::Waiting, MessageTimeline::Typed::Before);
  support::add_own(timeline, "b", "left over too", typed_at, Delivery::Waiting, MessageTimeline::Typed::Before);
  timeline.merge_page(std::vector{archived(10), archived(20)}, {});
  timeline.add(incoming("live", "live"), at(30s));
  CHECK(texts(timeline) == Texts{"text 10", "text 20", "live", "left over", "left over too"});
  timeline.set_delivery({"a"}, Delivery::Stored);
  timeline.set_delivery({"b"}, Delivery::Stored);
  timeline.add(incoming("next", "next"), at(40s));
  CHECK(texts(timeline) == Texts{"text 10", "text 20", "live", "left over", "left over too", "next"});
}

TEST_CASE("what is typed while something is left over stands below it, as it is sent after it", "[chat][timeline]") {
  const Texts own{"left over", "left over too", "typed now", "typed then"};
  MessageTimeline timeline;
  support::add_own(timeline, "a", own[0], at(5s), Delivery::Waiting, MessageTimeline::Typed::Before);
  support::add_own(timeline, "b", own[1], at(6s), Delivery::Waiting, MessageTimeline::Typed::Before);
  support::add_own(timeline, "c", own[2], at(30s), Delivery::Waiting);
  timeline.merge_page(std::vector{archived(10), archived(20)}, {});
  timeline.set_delivery({"a"}, Delivery::Stored);
  timeline.add(incoming("live", "live"), at(40s));
  support::add_own(timeline, "d", own[3], at(41s), Delivery::Waiting);
  CHECK(texts(timeline) == Texts{"text 10", "text 20", own[0], "live", own[1], own[2], own[3]});
  for (const auto* id : {"b", "c", "d"}) timeline.set_delivery({id}, Delivery::Stored);
  timeline.add(incoming("next", "next"), at(50s));
  CHECK(texts(timeline) == Texts{"text 10", "text 20", own[0], "live", own[1], own[2], own[3], "next"});
}

TEST_CASE("a page that ends with a message leaves it above what was typed after it", "[chat][timeline]") {
  const auto stamp = GENERATE(5s, 6s, 7s, 3600s);  // of a server's clock that is not ours, in whole seconds
  const auto later = GENERATE(Delivery::Waiting, Delivery::Stored);
  MessageTimeline timeline;
  timeline.add(archived(1), at(1s));
  support::add_own(timeline, "a", "typed", at(5s), Delivery::Waiting);
  support::add_own(timeline, "b", "typed after it", at(6s), Delivery::Waiting);
  timeline.set_delivery({"b"}, later);
  timeline.add(incoming("live", "live"), at(6s));
  Message own = archived(2, protocol::Direction::Outgoing);
  own.id = {"a"};
  own.body = "typed";
  own.sent_at = at(stamp);
  timeline.merge_page(std::vector{archived(1), own}, {});
  CHECK(texts(timeline) == Texts{"text 1", "typed", "typed after it", "live"});
  for (auto position = timeline.begin() + 1; position < timeline.end(); ++position)
    CHECK(timeline.item(position - 1).time <= timeline.item(position).time);
  CHECK(timeline.item(timeline.begin() + 1).time == at(stamp));
}

TEST_CASE("what waits when the link comes stands below what was said meanwhile", "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.add(archived(1), at(1s));
  support::add_own(timeline, "a", "typed", at(5s), Delivery::Waiting);
  support::add_own(timeline, "b", "refused", at(6s), Delivery::Failed);
  support::add_own(timeline, "c", "typed after it", at(7s), Delivery::Waiting);
  const auto epoch = timeline.layout_epoch();
  CHECK(timeline.let_waiting_stand_last());
  CHECK(timeline.layout_epoch() != epoch);
  CHECK_FALSE(timeline.let_waiting_stand_last());
  timeline.add(incoming("held", "held for us"), at(20s));
  support::add_own(timeline, "d", "typed online", at(21s), Delivery::Waiting);
  timeline.set_delivery({"a"}, Delivery::Stored);
  timeline.set_delivery({"c"}, Delivery::Stored);
  timeline.set_delivery({"d"}, Delivery::Stored);
  timeline.add(incoming("next", "next"), at(30s));
  CHECK(texts(timeline) ==
        Texts{"text 1", "refused", "held for us", "typed", "typed after it", "typed online", "next"});
  for (auto position = timeline.begin() + 1; position < timeline.end(); ++position)
    CHECK(timeline.item(position - 1).time <= timeline.item(position).time);
}

TEST_CASE("what one stream delivered keeps its order, whatever its stamps say", "[chat][timeline]") {
  const auto stamp = GENERATE(as<std::optional<protocol::Timestamp>>(), std::nullopt,
                              kNoon,                   // whole seconds, cut
                              kNoon - 24h * 365 * 6,   // 2020
                              kNoon + 24h * 365 * 73,  // 2099
                              kNoon + 1s, protocol::Timestamp::min(), protocol::Timestamp::max());
  MessageTimeline timeline;
  timeline.add(incoming("1", "1"), kNoon + 400ms);
  for (const char* id : {"2", "3"}) {
    Message resumed = incoming(id, id);
    resumed.sent_at = stamp;
    timeline.add(resumed, std::min(stamp.value_or(at(2s)), at(2s)));
  }
  timeline.add(incoming("4", "4"), at(2s));
  support::add_own(timeline, "5", "5", kNoon + 3s, Delivery::Waiting);
  CHECK(texts(timeline) == Texts{"1", "2", "3", "4", "5"});
  for (auto i = timeline.begin() + 1; i < timeline.end(); ++i) {
    CHECK(timeline.item(i - 1).time <= timeline.item(i).time);
    CHECK(timeline.item(i).time <= kNoon + 3s);
  }
}

TEST_CASE("a page that has a message twice, or the one that it ends before, is merged all the same",
          "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.merge_page(std::vector{archived(2), archived(3)}, {});
  timeline.merge_page(std::vector{archived(1), archived(1), archived(2)}, support::archive_id("a2"));
  timeline.merge_page(std::vector{archived(2), archived(3), archived(3)}, {});
  CHECK(texts(timeline) == Texts{"text 1", "text 2", "text 3"});
}

TEST_CASE("a clock of ours that jumps leaves what is typed in order", "[chat][timeline]") {
  const auto jump = GENERATE(as<std::chrono::hours>(), -24h * 400, 24h * 400);
  MessageTimeline timeline;
  timeline.add(incoming("1", "1"), at(1s));
  support::add_own(timeline, "2", "2", kNoon + 2s, Delivery::Waiting);
  support::add_own(timeline, "3", "3", kNoon + jump, Delivery::Waiting);
  support::add_own(timeline, "4", "4", kNoon + 4s, Delivery::Waiting);
  timeline.add(incoming("5", "5"), at(5s));
  CHECK(texts(timeline) == Texts{"1", "2", "3", "4", "5"});
}

TEST_CASE("delivery never steps back, and a refusal shows after the server took the message", "[chat][timeline]") {
  MessageTimeline timeline;
  support::add_own(timeline, "a", "a", kNoon, Delivery::Waiting);
  support::add_own(timeline, "b", "b", kNoon, Delivery::Waiting);
  CHECK(timeline.set_delivery({"a"}, Delivery::Received));
  CHECK_FALSE(timeline.set_delivery({"a"}, Delivery::Stored));
  CHECK(timeline.set_delivery({"b"}, Delivery::Stored));
  CHECK(timeline.set_delivery({"b"}, Delivery::Failed));
  CHECK_FALSE(timeline.set_delivery({"unknown"}, Delivery::Failed));
}

TEST_CASE("a failed message is sent again under another id", "[chat][timeline]") {
  MessageTimeline timeline;
  support::add_own(timeline, "a", "again", kNoon, Delivery::Failed);
  CHECK(timeline.retry(timeline.item(0).key, {"b"})->text == "again");
  CHECK_FALSE(timeline.retry(timeline.item(0).key, {"c"}).has_value());
  CHECK_FALSE(timeline.retry(ui::model::MessageKey{7}, {"c"}).has_value());
  CHECK_FALSE(timeline.set_delivery({"a"}, Delivery::Stored));
  CHECK(timeline.set_delivery({"b"}, Delivery::Stored));
}

TEST_CASE("a gap drops what the archive gave and keeps what only we have", "[chat][timeline]") {
  MessageTimeline timeline;
  timeline.merge_page(std::vector{archived(1), archived(2)}, {});
  support::add_own(timeline, "mine", "mine", kNoon + 3s, Delivery::Waiting);
  timeline.merge_page(std::vector{archived(50)}, {});
  support::let_go(timeline, 2);
  CHECK(texts(timeline) == Texts{"mine", "text 50"});
  CHECK_FALSE(timeline.knows(support::archive_id("a1")));
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
    Message message = archived(i, chance(2) ? protocol::Direction::Incoming : protocol::Direction::Outgoing);
    message.sent_at = kNoon + std::chrono::seconds(second);
    archive.push_back(message);
  }
  const auto skew = std::chrono::seconds(static_cast<int>(random() % 60) - 30);  // our clock against the server's

  MessageTimeline timeline;
  std::size_t live_to = 0;
  for (std::size_t i = 0; i < archive.size(); ++i) {
    const Message& message = archive[i];
    const auto now = at(std::chrono::duration_cast<std::chrono::seconds>(*message.sent_at - kNoon) + skew);
    if (message.direction == protocol::Direction::Outgoing && chance(2)) {
      support::add_own(timeline, message.id.value, message.body, now, Delivery::Waiting);
    } else if (!chance(3)) {
      Message live = message;
      live.arrival = protocol::Arrival::Live;
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

TEST_CASE("missed calls that are counted together leave the order as it was", "[chat][timeline]") {
  MessageTimeline timeline;
  const auto miss = [&](const char* id, protocol::Timestamp now, std::optional<protocol::Timestamp> when = {}) {
    return timeline.put_call({.id = {id}, .kind = ItemKind::MissedCall, .at = when, .now = now});
  };
  support::add_own(timeline, "waits", "waits since before", at(0s), Delivery::Waiting, MessageTimeline::Typed::Before);
  CHECK(miss("c1", at(10s)));
  CHECK(miss("c2", at(3600s)));
  CHECK_FALSE(miss("c2", at(3700s)));
  CHECK(miss("c0", at(3700s), at(-60s)));
  REQUIRE(timeline.end() - timeline.begin() == 2);
  CHECK(timeline.item(timeline.begin()).call.times == 3);
  CHECK(timeline.item(timeline.begin()).time == at(3600s));
  CHECK(timeline.item(timeline.begin() + 1).text == "waits since before");
  CHECK(timeline.item(timeline.begin() + 1).time >= at(3600s));
  CHECK(timeline.set_delivery({"waits"}, Delivery::Stored));
  CHECK(miss("much later", at(3600s) + 13h));
  CHECK(timeline.end() - timeline.begin() == 3);
}
