// Timelines as windows: what is not loaded has its place, and nothing is hidden.
#include <algorithm>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_random.hpp>

#include "shell/chat/timeline/timeline.hpp"
#include "tests/support/shell/timelines.hpp"

using namespace std::chrono_literals;
using protocol::Direction;
using protocol::im::Message;
using shell::chat::MessageTimeline;
using ui::model::History;
using ui::model::ItemKind;
using ui::model::MessageKey;
using Archive = std::vector<Message>;
using Words = std::vector<std::string>;
using support::kNoon;

namespace {

Message message(int number, std::chrono::seconds time) {
  Message made;
  made.id = {"m" + std::to_string(number)};
  made.body = std::to_string(number);
  made.archive_id = support::archive_id("a" + std::to_string(number));
  made.direction = number % 3 == 0 ? Direction::Outgoing : Direction::Incoming;
  made.sent_at = kNoon + time;
  made.arrival = protocol::Arrival::Archive;
  return made;
}

// One in each minute.
Archive archive_of(int count) {
  Archive archive;
  for (int i = 0; i < count; ++i) archive.push_back(message(i, std::chrono::minutes(i)));
  return archive;
}

std::span<const Message> part(const Archive& archive, std::size_t first, std::size_t end) {
  return std::span(archive).subspan(first, end - first);
}

// Of all entries the texts, "…" for a gap.
Words words(const MessageTimeline& timeline) {
  Words result;
  for (auto position = timeline.begin(); position < timeline.end(); ++position) {
    const auto item = timeline.item(position);
    result.emplace_back(item.kind == ItemKind::NotLoaded ? "…" : item.text);
  }
  return result;
}

std::vector<MessageKey> gaps(const MessageTimeline& timeline) {
  std::vector<MessageKey> result;
  for (auto position = timeline.begin(); position < timeline.end(); ++position) {
    const auto item = timeline.item(position);
    if (item.kind == ItemKind::NotLoaded) result.push_back(item.key);
  }
  return result;
}

// Archive: 0..9. Known: 0..2; then nobody was there, and 7..9 came.
struct Absence {
  Archive archive = archive_of(10);
  MessageTimeline timeline;
  MessageKey gap{};

  Absence() {
    timeline.merge_page(part(archive, 0, 3), {});
    timeline.merge_page(part(archive, 7, 10), {});
    timeline.open_gap(archive[7].archive_id, {});
    gap = gaps(timeline).at(0);
  }
};

}  // namespace

TEST_CASE("what is missing between two messages has a place", "[chat][window]") {
  Absence then;
  CHECK(words(then.timeline) == Words{"0", "1", "2", "…", "7", "8", "9"});
  const auto item = then.timeline.item(*then.timeline.position_of(then.gap));
  CHECK(item.history == History::Partial);
  CHECK(item.can == 0);
  CHECK(then.timeline.last().text == "9");
  const auto ends = then.timeline.begin_loading(then.gap);
  REQUIRE(ends);
  CHECK(ends->newest_above == support::archive_id("a2"));
  CHECK(ends->oldest_below == support::archive_id("a7"));
  CHECK_FALSE(then.timeline.begin_loading(then.gap));  // once at a time
  CHECK(then.timeline.end_loading(then.gap, History::Failed));
  then.timeline.retry_gaps();
  CHECK(then.timeline.begin_loading(then.gap));
}

TEST_CASE("nothing is missing after what nobody knows, and once is enough", "[chat][window]") {
  MessageTimeline empty;
  empty.open_gap({}, kNoon);
  CHECK(words(empty).empty());
  support::add_own(empty, "mine", "mine", kNoon, ui::model::Delivery::Waiting);
  empty.open_gap({}, kNoon + 1h);
  CHECK(words(empty) == Words{"mine"});

  Absence then;
  then.timeline.open_gap(then.archive[7].archive_id, {});
  CHECK(words(then.timeline) == Words{"0", "1", "2", "…", "7", "8", "9"});
}

TEST_CASE("what is missing after all that is here stands last, and news below it", "[chat][window]") {
  const Archive archive = archive_of(10);
  MessageTimeline timeline;
  timeline.merge_page(part(archive, 0, 3), {});
  timeline.open_gap({}, kNoon + 1h);
  CHECK(words(timeline) == Words{"0", "1", "2", "…"});
  CHECK(timeline.last().text == "2");
  timeline.add(archive[9], *archive[9].sent_at);
  CHECK(words(timeline) == Words{"0", "1", "2", "…", "9"});
  timeline.merge_page(part(archive, 5, 10), {});
  CHECK(words(timeline) == Words{"0", "1", "2", "…", "5", "6", "7", "8", "9"});
  timeline.merge_page(part(archive, 2, 10), {});
  CHECK(words(timeline) == Words{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
}

TEST_CASE("a gap is filled from below until it is bridged", "[chat][window]") {
  Absence then;
  const auto eight = *then.timeline.position_of(then.timeline.item(then.timeline.end() - 2).key);
  auto ends = *then.timeline.begin_loading(then.gap);
  CHECK(then.timeline.merge_page_below(part(then.archive, 5, 7), then.gap, ends) == 1);
  then.timeline.end_loading(then.gap, History::Partial);
  CHECK(words(then.timeline) == Words{"0", "1", "2", "…", "5", "6", "7", "8", "9"});
  CHECK(then.timeline.item(eight).text == "8");  // what stands below keeps its position
  ends = *then.timeline.begin_loading(then.gap);
  CHECK(ends.oldest_below == support::archive_id("a5"));
  then.timeline.merge_page_below(part(then.archive, 1, 5), then.gap, ends);
  CHECK(words(then.timeline) == Words{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
  CHECK(then.timeline.item(eight).text == "8");
  CHECK_FALSE(then.timeline.position_of(then.gap).has_value());
}

TEST_CASE("a gap is filled from above until it is bridged", "[chat][window]") {
  Absence then;
  then.timeline.merge_page_above(part(then.archive, 3, 5), then.gap, *then.timeline.begin_loading(then.gap));
  then.timeline.end_loading(then.gap, History::Partial);
  CHECK(words(then.timeline) == Words{"0", "1", "2", "3", "4", "…", "7", "8", "9"});
  then.timeline.merge_page_above(part(then.archive, 5, 9), then.gap, *then.timeline.begin_loading(then.gap));
  CHECK(words(then.timeline) == Words{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
}

TEST_CASE("a gap that the archive has nothing for is closed", "[chat][window]") {
  Absence then;
  then.timeline.close_gap(then.gap);
  CHECK(words(then.timeline) == Words{"0", "1", "2", "7", "8", "9"});
  then.timeline.close_gap(then.timeline.item(then.timeline.begin()).key);  // no gap
  CHECK(words(then.timeline).size() == 6);
}

TEST_CASE("what is far from the screen is let go of and loaded again", "[chat][window]") {
  const Archive archive = archive_of(100);
  MessageTimeline timeline;
  timeline.merge_page(archive, {});
  const auto key_of = [&](int number) { return timeline.item(timeline.begin() + number).key; };
  const auto middle = key_of(50);
  const auto thirtieth = key_of(30);
  const auto before = *timeline.position_of(middle);
  CHECK(timeline.trim(middle, {.most = 50, .near = 10, .newest = 5, .fewest = 10}));
  CHECK(words(timeline).size() == 20 + 1 + 5);
  CHECK(words(timeline).front() == "40");
  CHECK(timeline.oldest() == support::archive_id("a40"));
  CHECK(timeline.entry(thirtieth) == nullptr);
  REQUIRE(gaps(timeline).size() == 1);
  const auto ends = timeline.begin_loading(gaps(timeline)[0]);
  CHECK(ends->newest_above == support::archive_id("a59"));
  CHECK(ends->oldest_below == support::archive_id("a95"));
  CHECK(timeline.position_of(middle).has_value());
  CHECK(timeline.item(timeline.end() - 1).text == "99");
  CHECK(*timeline.position_of(middle) != before);  // epochs tell

  timeline.merge_page(part(archive, 25, 40), timeline.oldest());
  CHECK(timeline.entry(thirtieth)->text == "30");
  CHECK_FALSE(timeline.trim(middle, {}));  // it is not much
}

TEST_CASE("a gap that grows is another one: what was asked for the old one comes to nothing", "[chat][window]") {
  Absence then;
  const auto ends = then.timeline.begin_loading(then.gap);
  REQUIRE(ends);
  then.timeline.trim(std::nullopt, {.most = 0, .near = 4, .newest = 1, .fewest = 1});
  CHECK(words(then.timeline) == Words{"0", "1", "2", "…", "9"});
  CHECK(then.timeline.merge_page_below(part(then.archive, 5, 7), then.gap, *ends) == std::nullopt);
  CHECK_FALSE(then.timeline.end_loading(then.gap, History::Partial, *ends));
  then.timeline.close_gap(then.gap);
  CHECK(words(then.timeline) == Words{"0", "1", "2", "…", "9"});
  const auto wider = then.timeline.begin_loading(gaps(then.timeline).at(0));
  REQUIRE(wider);
  CHECK(wider->oldest_below == support::archive_id("a9"));
}

TEST_CASE("what another page brought to a gap makes void what was asked for it", "[chat][window]") {
  const Archive archive = archive_of(20);
  MessageTimeline timeline;
  timeline.merge_page(part(archive, 0, 3), {});
  timeline.merge_page(part(archive, 9, 11), {});
  timeline.open_gap(archive[9].archive_id, {});
  timeline.merge_page(part(archive, 15, 20), {});
  timeline.open_gap(archive[15].archive_id, {});
  const auto both = gaps(timeline);
  REQUIRE(both.size() == 2);
  const auto upper = *timeline.begin_loading(both[0]);
  const auto lower = *timeline.begin_loading(both[1]);
  CHECK(timeline.merge_page_below(part(archive, 7, 15), both[1], lower));
  CHECK(words(timeline).at(4) == "7");
  CHECK(timeline.merge_page_below(part(archive, 5, 9), both[0], upper) == std::nullopt);
  CHECK(timeline.end_loading(both[0], History::Partial));
  CHECK(timeline.begin_loading(both[0])->oldest_below == support::archive_id("a7"));
}

TEST_CASE("a conversation that is read from its end to its beginning stays small", "[chat][window]") {
  const Archive archive = archive_of(20'000);
  MessageTimeline timeline;
  std::size_t end = archive.size();
  protocol::ArchiveId before;
  while (end > 0) {
    const std::size_t first = end - std::min<std::size_t>(end, 50);
    timeline.merge_page(part(archive, first, end), before);
    timeline.trim(std::nullopt, {});
    end = first;
    before = archive[end].archive_id;
    REQUIRE(timeline.end() - timeline.begin() <= 2050);
  }
  CHECK(timeline.item(timeline.begin()).text == "0");
  CHECK(timeline.item(timeline.end() - 1).text == "19999");
}

// Whatever is loaded, missed, dropped and loaded again: messages that stand one below the other without a gap are neighbours in
// the archive, and when all is loaded the timeline is the archive.
TEST_CASE("no timeline hides what is missing", "[chat][window]") {
  const unsigned seed = GENERATE(take(150, random(0U, 1'000'000U)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto below = [&random](std::size_t count) { return random() % count; };

  Archive archive;
  const auto grow = [&] {
    const auto time = archive.empty()
                          ? 0s
                          : std::chrono::duration_cast<std::chrono::seconds>(*archive.back().sent_at - kNoon) +
                                std::chrono::seconds(below(3));
    archive.push_back(message(static_cast<int>(archive.size()), time));
  };
  for (int i = 0; i < 60; ++i) grow();
  const auto index_of = [&](const protocol::ArchiveId& id) {
    return static_cast<std::size_t>(std::ranges::find(archive, id, &Message::archive_id) - archive.begin());
  };

  MessageTimeline timeline;
  protocol::ArchiveId oldest = archive[55].archive_id;
  timeline.merge_page(part(archive, 55, 60), {});
  const auto load_older = [&] {
    const std::size_t end = index_of(oldest);
    const std::size_t first = end - std::min<std::size_t>(end, 1 + below(8));
    if (first == end) return false;
    timeline.merge_page(part(archive, first, end), oldest);
    oldest = archive[first].archive_id;
    return true;
  };
  const auto load_gap = [&](MessageKey gap) {
    auto ends = timeline.begin_loading(gap);
    REQUIRE(ends);
    const std::size_t size = 1 + below(8);
    if (below(2) == 0) {
      const std::size_t end = ends->oldest_below.empty() ? archive.size() : index_of(ends->oldest_below);
      const std::size_t first = end - std::min(end, size);
      REQUIRE(timeline.merge_page_below(part(archive, first, end), gap, *ends));
      if (first == 0) timeline.close_gap(gap);
      ends->oldest_below = archive[first].archive_id;
    } else {
      const std::size_t first = index_of(ends->newest_above) + 1;
      const std::size_t end = std::min(archive.size(), first + size);
      REQUIRE(timeline.merge_page_above(part(archive, first, end), gap, *ends));
      if (end == archive.size()) timeline.close_gap(gap);
      if (end > first) ends->newest_above = archive[end - 1].archive_id;
    }
    timeline.end_loading(gap, History::Partial, std::move(ends));
  };
  const auto check = [&] {
    CAPTURE(words(timeline));
    std::optional<std::size_t> previous;
    std::set<MessageKey> keys;
    for (auto position = timeline.begin(); position < timeline.end(); ++position) {
      const auto item = timeline.item(position);
      REQUIRE(keys.insert(item.key).second);
      REQUIRE(timeline.position_of(item.key) == position);
      if (item.kind == ItemKind::NotLoaded) {
        previous.reset();
        continue;
      }
      const std::size_t index = index_of(timeline.entry(item.key)->archive_id);
      REQUIRE(index < archive.size());
      REQUIRE((!previous || index == *previous + 1));
      previous = index;
    }
  };

  for (int step = 0; step < 60; ++step) {
    CAPTURE(step, words(timeline));
    const auto open = gaps(timeline);
    const std::size_t what = below(5);
    CAPTURE(what);
    switch (what) {
      case 0:
        grow();
        timeline.add(archive.back(), *archive.back().sent_at);
        break;
      case 1: load_older(); break;
      case 2:
        if (!open.empty()) load_gap(open[below(open.size())]);
        break;
      case 3: {
        const auto near =
            timeline.item(timeline.begin() + static_cast<std::int64_t>(
                                                 below(static_cast<std::size_t>(timeline.end() - timeline.begin()))));
        if (timeline.trim(near.key, {.most = 20, .near = 4, .newest = 3, .fewest = 1 + below(4)}))
          oldest = timeline.oldest();
        break;
      }
      default: {  // an absence, after which the newest page is not all that was missed
        const std::size_t missed = 1 + below(12);
        for (std::size_t i = 0; i < missed; ++i) grow();
        const std::size_t size = 1 + below(missed);
        timeline.merge_page(part(archive, archive.size() - size, archive.size()), {});
        if (size < missed) timeline.open_gap(archive[archive.size() - size].archive_id, {});
      }
    }
    check();
  }
  for (int rounds = 0; rounds < 1000 && !gaps(timeline).empty(); ++rounds) load_gap(gaps(timeline)[0]);
  while (load_older()) check();
  Words expected;
  for (const auto& each : archive) expected.push_back(each.body);
  REQUIRE(words(timeline) == expected);
}
