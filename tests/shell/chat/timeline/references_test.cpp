// Messages that refer to others: what they do is the same in whichever order they come.
#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "shell/chat/timeline/timeline.hpp"
#include "tests/support/shell/timelines.hpp"

using namespace std::chrono_literals;
using protocol::Direction;
using protocol::im::Message;
using shell::chat::MessageTimeline;
using ui::model::Delivery;
using Texts = std::vector<std::string>;
using support::kNoon;

namespace {

protocol::im::Payloads correction_of(std::string id) {
  protocol::im::Payloads payloads;
  payloads.put(protocol::xep0308::Correction{.of = {std::move(id)}});
  return payloads;
}

// In the archive as `number`.
Message message(int number, std::string id, std::string body, Direction direction = Direction::Incoming) {
  Message made;
  made.id = {std::move(id)};
  made.body = std::move(body);
  made.archive_id = support::archive_id("a" + std::to_string(number));
  made.direction = direction;
  made.sent_at = kNoon + std::chrono::seconds(number);
  return made;
}

Message correction(int number, std::string id, std::string of, std::string body,
                   Direction direction = Direction::Incoming) {
  Message made = message(number, std::move(id), std::move(body), direction);
  made.payloads.put(protocol::xep0308::Correction{.of = {std::move(of)}});
  return made;
}

Texts texts(const MessageTimeline& timeline) {
  Texts result;
  for (auto position = timeline.begin(); position < timeline.end(); ++position)
    result.emplace_back(timeline.item(position).text);
  return result;
}

bool is_edited(const MessageTimeline& timeline, std::int64_t position) {
  const auto* details = timeline.item(timeline.begin() + position).details;
  return details != nullptr && details->edited;
}

void page(MessageTimeline& timeline, const std::vector<Message>& messages) { timeline.merge_page(messages, {}); }

}  // namespace

TEST_CASE("a correction takes the place of what it corrects", "[chat][correction]") {
  MessageTimeline timeline;
  timeline.add(message(1, "bad", "helo"), kNoon + 1s);
  timeline.add(message(2, "next", "how are you"), kNoon + 2s);
  const auto before = timeline.item(0);
  REQUIRE(timeline.add(correction(3, "good", "bad", "hello"), kNoon + 3s) == MessageTimeline::Added::Changed);
  CHECK(texts(timeline) == Texts{"hello", "how are you"});
  const auto after = timeline.item(0);
  CHECK(after.key == before.key);
  CHECK(after.time == before.time);
  CHECK(after.revision != before.revision);
  CHECK(is_edited(timeline, 0));
  CHECK_FALSE(is_edited(timeline, 1));
}

TEST_CASE("a correction by somebody else is not believed", "[chat][correction][hostile]") {
  MessageTimeline timeline;
  timeline.add(message(1, "mine", "I owe you 5", Direction::Outgoing), kNoon + 1s);
  CHECK(timeline.add(correction(2, "forged", "mine", "I owe you 5000"), kNoon + 2s) == MessageTimeline::Added::New);
  CHECK(texts(timeline) == Texts{"I owe you 5", "I owe you 5000"});
  CHECK_FALSE(is_edited(timeline, 0));
  CHECK(timeline.item(1).kind == ui::model::ItemKind::Incoming);

  timeline.add(message(3, "theirs", "fine"), kNoon + 3s);
  timeline.add(correction(4, "c", "theirs", "not fine", Direction::Outgoing), kNoon + 4s);
  CHECK(texts(timeline) == Texts{"I owe you 5", "I owe you 5000", "fine", "not fine"});
}

TEST_CASE("corrections end the same in whichever order they come", "[chat][correction]") {
  const std::vector<Message> sent{message(1, "m", "one"), correction(2, "c2", "m", "two"),
                                  correction(3, "c3", "m", "three"), message(4, "n", "next"),
                                  correction(5, "c5", "m", "five")};
  std::array<std::size_t, 5> order{};
  std::iota(order.begin(), order.end(), std::size_t{0});
  do {
    MessageTimeline timeline;
    for (const std::size_t i : order) page(timeline, {sent[i]});  // each by itself, as out of pages far apart
    CAPTURE(order);
    REQUIRE(texts(timeline) == Texts{"five", "next"});
    REQUIRE(is_edited(timeline, 0));
    page(timeline, sent);  // and all of them once more
    REQUIRE(texts(timeline) == Texts{"five", "next"});
  } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("of corrections within one second the last of the page holds", "[chat][correction]") {
  auto first = correction(2, "c2", "m", "two");
  auto last = correction(3, "c3", "m", "three");
  last.sent_at = first.sent_at;
  MessageTimeline timeline;
  page(timeline, {message(1, "m", "one"), first, last});
  CHECK(texts(timeline) == Texts{"three"});
  page(timeline, {message(1, "m", "one"), first, last});
  CHECK(texts(timeline) == Texts{"three"});
}

TEST_CASE("what one stream delivers holds in the order of its arrival, whatever our clock says", "[chat][correction]") {
  MessageTimeline timeline;
  page(timeline, {message(1, "m", "one"), correction(2, "c2", "m", "two")});
  timeline.add(correction(3, "c3", "m", "three"), kNoon - 1h);
  CHECK(texts(timeline) == Texts{"three"});
  page(timeline, {message(1, "m", "one"), correction(2, "c2", "m", "two"), correction(3, "c3", "m", "three")});
  CHECK(texts(timeline) == Texts{"three"});
}

TEST_CASE("a correction whose message is not here is shown until it is", "[chat][correction]") {
  MessageTimeline timeline;
  CHECK(timeline.add(correction(5, "good", "bad", "hello"), kNoon + 5s) == MessageTimeline::Added::New);
  timeline.add(message(6, "next", "how are you"), kNoon + 6s);
  CHECK(texts(timeline) == Texts{"hello", "how are you"});
  CHECK(is_edited(timeline, 0));
  CHECK(timeline.newest_incoming() == support::archive_id("a6"));

  CHECK(timeline.merge_page(std::vector{message(1, "bad", "helo"), message(2, "other", "well")},
                            support::archive_id("a5")) == 2);
  CHECK(texts(timeline) == Texts{"hello", "well", "how are you"});
  CHECK(is_edited(timeline, 0));
  CHECK(timeline.last().text == "how are you");
  for (auto position = timeline.begin(); position < timeline.end(); ++position)
    CHECK(timeline.position_of(timeline.item(position).key) == position);
}

TEST_CASE("a message that corrects itself is one message", "[chat][correction][hostile]") {
  MessageTimeline timeline;
  timeline.add(correction(1, "x", "x", "me"), kNoon + 1s);
  timeline.add(correction(1, "x", "x", "me"), kNoon + 1s);
  page(timeline, {correction(1, "x", "x", "me")});
  CHECK(texts(timeline) == Texts{"me"});
}

TEST_CASE("a correction of a correction corrects the message", "[chat][correction]") {
  MessageTimeline timeline;
  timeline.add(message(1, "m", "one"), kNoon + 1s);
  timeline.add(correction(2, "c", "m", "two"), kNoon + 2s);
  timeline.add(correction(3, "d", "c", "three"), kNoon + 3s);
  CHECK(texts(timeline) == Texts{"three"});
}

TEST_CASE("a message is corrected as often as somebody likes without growing", "[chat][correction][hostile]") {
  MessageTimeline timeline;
  timeline.add(message(1, "m", "one"), kNoon + 1s);
  for (int i = 0; i < 1000; ++i)
    timeline.add(correction(i + 2, "c" + std::to_string(i), "m", std::to_string(i)), kNoon + 2s);
  CHECK(texts(timeline) == Texts{"999"});
  CHECK(timeline.entry(timeline.item(0).key)->corrections.size() <= 16);
}

TEST_CASE("what was corrected is the same when it is loaded again", "[chat][correction]") {
  MessageTimeline timeline;
  page(timeline,
       {message(1, "m", "one"), message(2, "n", "next"), correction(3, "c", "m", "two"), message(4, "o", "o")});
  const auto key = timeline.item(timeline.begin()).key;
  support::let_go(timeline, 1);
  CHECK(texts(timeline) == Texts{"o"});
  page(timeline, {message(1, "m", "one"), message(2, "n", "next")});
  CHECK(texts(timeline) == Texts{"two", "next", "o"});
  CHECK(timeline.item(timeline.begin()).key == key);
}

TEST_CASE("one's own correction is shown at once and says how far it has come", "[chat][correction]") {
  MessageTimeline timeline;
  support::add_own(timeline, "m", "helo", kNoon, Delivery::Waiting);
  CHECK(timeline.set_delivery({"m"}, Delivery::Stored));
  CHECK(timeline.set_delivery({"m"}, Delivery::Received));
  timeline.add_own({.id = {"c"}, .text = "hello", .payloads = correction_of("m"), .typed_at = kNoon + 9s});
  CHECK(texts(timeline) == Texts{"hello"});
  CHECK(timeline.item(0).delivery == Delivery::Waiting);
  CHECK_FALSE(timeline.set_delivery({"m"}, Delivery::Received));  // of the words before
  CHECK(timeline.item(0).delivery == Delivery::Waiting);
  CHECK(timeline.set_delivery({"c"}, Delivery::Stored));
  CHECK(timeline.set_delivery({"c"}, Delivery::Received));
  CHECK(timeline.item(0).delivery == Delivery::Received);
}

TEST_CASE("a correction that is not sent yet moves nothing", "[chat][correction]") {
  MessageTimeline timeline;
  support::add_own(timeline, "m", "helo", kNoon, Delivery::Waiting);
  timeline.set_delivery({"m"}, Delivery::Stored);
  timeline.add(message(1, "in", "hm"), kNoon + 1s);
  timeline.add_own({.id = {"c"}, .text = "hello", .payloads = correction_of("m"), .typed_at = kNoon + 2s});
  CHECK_FALSE(timeline.let_waiting_stand_last());
  CHECK(texts(timeline) == Texts{"hello", "hm"});

  support::add_own(timeline, "n", "later", kNoon + 3s, Delivery::Waiting);
  timeline.add_own({.id = {"d"}, .text = "latest", .payloads = correction_of("n"), .typed_at = kNoon + 4s});
  timeline.add(message(2, "in2", "so"), kNoon + 5s);
  CHECK(timeline.let_waiting_stand_last());  // what it corrects waits
  CHECK(texts(timeline) == Texts{"hello", "hm", "so", "latest"});
}

TEST_CASE("a correction that failed is sent again as one", "[chat][correction]") {
  MessageTimeline timeline;
  support::add_own(timeline, "m", "helo", kNoon, Delivery::Stored);
  timeline.add_own({.id = {"c"}, .text = "hello", .payloads = correction_of("m"), .typed_at = kNoon + 1s});
  CHECK(timeline.set_delivery({"c"}, Delivery::Failed));
  CHECK(timeline.last_own() == nullptr);
  const auto again = timeline.retry(timeline.item(0).key, {"d"});
  REQUIRE(again);
  CHECK(again->text == "hello");
  CHECK(again->payloads == correction_of("m"));
  CHECK(again->failed.value == "c");
  CHECK_FALSE(timeline.set_delivery({"c"}, Delivery::Received));
  CHECK(timeline.set_delivery({"d"}, Delivery::Received));
  page(timeline, {message(1, "m", "helo", Direction::Outgoing), correction(2, "d", "m", "hello", Direction::Outgoing)});
  CHECK(texts(timeline) == Texts{"hello"});
  CHECK(timeline.item(timeline.begin()).delivery == Delivery::Received);
}

TEST_CASE("an unsent correction of an earlier page finds its message", "[chat][correction]") {
  MessageTimeline timeline;
  timeline.add_own({.id = {"c"},
                    .text = "hello",
                    .payloads = correction_of("m"),
                    .typed_at = kNoon + 9s,
                    .typed = MessageTimeline::Typed::Before});
  CHECK(texts(timeline) == Texts{"hello"});
  page(timeline, {message(1, "m", "helo", Direction::Outgoing), message(2, "in", "hm")});
  CHECK(texts(timeline) == Texts{"hello", "hm"});
  CHECK(timeline.item(timeline.begin()).delivery == Delivery::Waiting);
  CHECK(timeline.set_delivery({"c"}, Delivery::Stored));
}

TEST_CASE("a receipt waits for its message", "[chat][receipts]") {
  MessageTimeline timeline;
  CHECK_FALSE(timeline.set_delivery({"m"}, Delivery::Received));
  CHECK_FALSE(timeline.set_delivery({"m"}, Delivery::Stored));
  page(timeline, {message(1, "m", "hello", Direction::Outgoing)});
  CHECK(timeline.item(timeline.begin()).delivery == Delivery::Received);

  for (int i = 0; i < 5000; ++i) timeline.set_delivery({"x" + std::to_string(i)}, Delivery::Received);
  page(timeline, {message(2, "x1", "early", Direction::Outgoing), message(3, "x4000", "late", Direction::Outgoing)});
  CHECK(timeline.item(timeline.begin() + 1).delivery == Delivery::Received);
  CHECK(timeline.item(timeline.begin() + 2).delivery == Delivery::Stored);  // there is an end to what is kept
}
