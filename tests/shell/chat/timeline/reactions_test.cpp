// Reactions and retractions in timelines: the same in whichever order they come, live or out of the archive.
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
using support::kNoon;

namespace {

// In the archive as `number`.
Message message(int number, std::string id, Direction direction = Direction::Incoming) {
  Message made;
  made.id = {std::move(id)};
  made.body = "words";
  made.archive_id = support::archive_id("a" + std::to_string(number));
  made.direction = direction;
  made.sent_at = kNoon + std::chrono::seconds(number);
  return made;
}

template <class Payload>
Message reference(int number, Payload payload, Direction direction = Direction::Incoming) {
  Message made = message(number, "r" + std::to_string(number), direction);
  made.body.clear();
  made.content = protocol::im::Content::Reference;
  made.payloads.put(std::move(payload));
  return made;
}

Message reaction(int number, std::vector<std::string> emoji, Direction direction = Direction::Incoming) {
  return reference(number, protocol::xep0444::Reactions{.to = {"m"}, .emoji = std::move(emoji)}, direction);
}

Message retraction(int number, Direction direction = Direction::Incoming) {
  return reference(number, protocol::xep0424::Retraction{.of = {"m"}}, direction);
}

// What is seen of the one message.
std::string shown(const MessageTimeline& timeline) {
  if (timeline.end() - timeline.begin() != 1) return std::to_string(timeline.end() - timeline.begin()) + " entries";
  const auto item = timeline.item(timeline.begin());
  std::string text(item.text);
  if (item.details == nullptr) return text;
  if (item.details->deleted) return "deleted";
  for (const auto& one : item.details->reactions)
    text += " " + std::string(one.emoji) + (one.own ? "*" : "") + std::to_string(one.count);
  return text;
}

void page(MessageTimeline& timeline, const std::vector<Message>& messages) { timeline.merge_page(messages, {}); }

// Checks that all orders end the same, live and page by page.
template <std::size_t kCount>
void check_orders(const std::array<Message, kCount>& said, std::string_view expected) {
  std::array<std::size_t, kCount> order{};
  std::iota(order.begin(), order.end(), std::size_t{0});
  do {
    CAPTURE(order);
    MessageTimeline live;
    MessageTimeline archived;
    for (const std::size_t i : order) {
      live.add(said[i], *said[i].sent_at);
      page(archived, {said[i]});
    }
    CHECK(shown(live) == expected);
    CHECK(shown(archived) == expected);
  } while (std::ranges::next_permutation(order).found);
}

}  // namespace

TEST_CASE("the last reaction of each side holds, in whichever order they come", "[chat][reaction]") {
  check_orders(std::array{message(1, "m"), reaction(2, {"👍"}), reaction(3, {"👍", "🔥"}), reaction(4, {"🔥"}),
                          reaction(3, {"🔥"}, Direction::Outgoing)},
               "words 🔥*2");
  check_orders(std::array{message(1, "m"), reaction(2, {"👍"}), reaction(3, {})}, "words");
}

TEST_CASE("a message that was taken back is gone, in whichever order that comes", "[chat][retraction]") {
  check_orders(std::array{message(1, "m"), reaction(2, {"👍"}), retraction(3), reaction(4, {"🔥"})}, "deleted");
  Message correction = message(2, "c");
  correction.payloads.put(protocol::xep0308::Correction{.of = {"m"}});
  check_orders(std::array{message(1, "m"), correction, retraction(3)}, "deleted");
}

TEST_CASE("only its sender takes a message back", "[chat][retraction]") {
  check_orders(std::array{message(1, "m"), retraction(2, Direction::Outgoing)}, "words");
  check_orders(std::array{message(1, "m", Direction::Outgoing), retraction(2)}, "words");
  check_orders(std::array{message(1, "m", Direction::Outgoing), retraction(2, Direction::Outgoing)}, "deleted");
}

TEST_CASE("archives stamp whole seconds: of one second the later one in the page holds", "[chat][reaction]") {
  MessageTimeline timeline;
  Message first = reaction(2, {"👍"});
  Message second = reaction(3, {});
  second.sent_at = first.sent_at;
  page(timeline, {message(1, "m"), first, second});
  CHECK(shown(timeline) == "words");
  page(timeline, {message(1, "m"), first, second});
  CHECK(shown(timeline) == "words");
}

TEST_CASE("what is let go of and loaded again is as it was", "[chat][reaction][window]") {
  MessageTimeline timeline;
  page(timeline, {message(1, "m"), message(2, "n"), message(3, "o")});
  timeline.add(reaction(4, {"👍"}), kNoon + 4s);
  timeline.add(reference(5, protocol::xep0424::Retraction{.of = {"n"}}), kNoon + 5s);
  const auto item = [&](int place) { return timeline.item(timeline.begin() + place); };
  const auto key = item(0).key;
  support::let_go(timeline, 1);
  REQUIRE(timeline.end() - timeline.begin() == 1);
  timeline.merge_page(std::vector{message(1, "m"), message(2, "n")}, support::archive_id("a3"));
  REQUIRE(timeline.end() - timeline.begin() == 3);
  CHECK(item(0).key == key);
  REQUIRE(item(0).details != nullptr);
  CHECK(item(0).details->reactions.size() == 1);
  REQUIRE(item(1).details != nullptr);
  CHECK(item(1).details->deleted);
  CHECK(item(1).text.empty());
}

TEST_CASE("an id of the sender names a message as well as the one used once", "[chat][reaction]") {
  MessageTimeline timeline;
  Message both = message(1, "stanza");
  both.origin_id = {"m"};
  timeline.add(both, kNoon + 1s);
  timeline.add(reaction(2, {"👍"}), kNoon + 2s);
  CHECK(shown(timeline) == "words 👍1");
  timeline.add(reference(3, protocol::xep0444::Reactions{.to = {"stanza"}, .emoji = {"🔥"}}), kNoon + 3s);
  CHECK(shown(timeline) == "words 🔥1");
}

TEST_CASE("what names nothing is not kept without end", "[chat][reaction]") {
  MessageTimeline timeline;
  for (int i = 0; i < 5000; ++i)
    timeline.add(reference(i, protocol::xep0444::Reactions{.to = {"x" + std::to_string(i)}, .emoji = {"👍"}}), kNoon);
  CHECK(timeline.empty());
  int kept = 0;
  for (int i = 0; i < 5000; ++i) {
    Message target = message(10'000 + i, "x" + std::to_string(i));
    timeline.add(target, kNoon + std::chrono::seconds(10'000 + i));
    kept += timeline.item(timeline.end() - 1).details != nullptr ? 1 : 0;
  }
  CHECK(kept == 1000);
}

TEST_CASE("a tombstone of the archive is a message that was taken back", "[chat][retraction]") {
  MessageTimeline timeline;
  Message tombstone = message(1, "m");
  tombstone.body.clear();
  tombstone.content = protocol::im::Content::Retracted;
  page(timeline, {tombstone, retraction(2)});
  CHECK(shown(timeline) == "deleted");
}
