// What is not loaded between messages: asked for when it comes near, and what is read keeps its place.
#include <algorithm>
#include <cmath>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "gallery/gap_timeline.hpp"
#include "tests/support/ui/people.hpp"

using namespace ui;
using namespace support::ui;
using gallery::GapTimeline;
using semantics::Role;
using From = model::LoadEntries::From;

namespace {

void wheel(Driver& driver, float pixels) {
  driver.input(WheelTurned{{800, 400}, {0, pixels}});
  driver.settle();
}

std::optional<model::LoadEntries> wheel_until_asked(Driver& driver, float pixels) {
  for (int i = 0; i < 200 && driver.count<model::LoadEntries>() == 0; ++i) wheel(driver, pixels);
  auto wanted = driver.take<model::LoadEntries>();
  REQUIRE(wanted);
  return wanted;
}

// Where the second entry in sight is after `change`, against before.
template <class Change>
float moved_by(Driver& driver, Change change) {
  const auto seen = driver.all(Role::Article);
  const auto id = seen[1]->id;
  const float y = seen[1]->rect.y;
  change();
  driver.settle();
  REQUIRE(driver.node(id) != nullptr);
  return std::abs(driver.node(id)->rect.y - y);
}

}  // namespace

TEST_CASE("what is missing is asked for when it comes near, at the end that is nearer") {
  Driver driver;
  sign_in(driver);
  GapTimeline timeline(100, 200, 100);
  open_ann(driver, timeline);
  driver.settle();
  CHECK(driver.count<model::LoadEntries>() == 0);
  auto wanted = wheel_until_asked(driver, -200);
  CHECK(wanted->with == kAnnKey);
  CHECK(wanted->gap == timeline.item(timeline.gap()).key);
  CHECK(wanted->from == From::NewEnd);

  timeline.history = model::History::Loading;
  driver.settle();
  CHECK(driver.count<model::LoadEntries>() == 0);
  CHECK(moved_by(driver, [&] { timeline.load_from_below(50); }) < 1);

  // From the other side.
  wheel(driver, -1'000'000);
  timeline.history = model::History::Partial;
  driver.settle();
  CHECK(driver.count<model::LoadEntries>() == 0);
  wanted = wheel_until_asked(driver, 200);
  CHECK(wanted->from == From::OldEnd);
  timeline.history = model::History::Loading;
  driver.settle();
  CHECK(moved_by(driver, [&] { timeline.load_from_above(50); }) < 1);
  CHECK(moved_by(driver, [&] { timeline.load_from_above(1000); }) < 1);
}

TEST_CASE("what is missing and in sight says that it loads, and what is above and below keeps its place") {
  Driver driver;
  sign_in(driver);
  GapTimeline timeline(100, 200, 2);
  timeline.history = model::History::Loading;
  open_ann(driver, timeline);
  driver.settle();
  REQUIRE(driver.all(Role::Status).size() == 1);
  CHECK((driver.all(Role::Status)[0]->states & semantics::kBusy) != 0);
  wheel(driver, -60);
  CHECK(moved_by(driver, [&] { timeline.load_from_above(20); }) < 1);
  CHECK(moved_by(driver, [&] { timeline.load_from_below(20); }) < 1);
}

TEST_CASE("a jump leads to its message though what is missing comes at the same time") {
  Driver driver;
  sign_in(driver);
  GapTimeline timeline(100, 200, 100);
  open_ann(driver, timeline);
  driver.settle();
  const auto first_seen = [&] { return driver.all(Role::Article).front()->id; };

  driver.press(Key::Home);
  const auto first = first_seen();
  driver.press(Key::End);
  timeline.load_from_below(50);
  driver.press(Key::Home);
  CHECK(first_seen() == first);

  // Between the choice in a menu and the frame that follows it.
  const auto buttons = driver.all(Role::Button);
  const auto day = std::ranges::find(buttons, "Go to", &semantics::Node::value);
  REQUIRE(day != buttons.end());
  driver.input(NodeActivated{(*day)->id});
  driver.settle();
  driver.input(NodeActivated{driver.find(Role::MenuItem, "First message").id});
  driver.frame();
  timeline.load_from_below(50);
  driver.settle();
  CHECK(first_seen() == first);
}

TEST_CASE("what is missing and could not be loaded is asked for again") {
  Driver driver;
  sign_in(driver);
  GapTimeline timeline(100, 200, 2);
  timeline.history = model::History::Failed;
  open_ann(driver, timeline);
  driver.settle();
  CHECK(driver.count<model::LoadEntries>() == 0);
  CHECK(driver.has_text("could not be loaded"));
  driver.click(Role::Button, "Try again");
  CHECK(driver.take<model::LoadEntries>()->gap == timeline.item(timeline.gap()).key);
}

TEST_CASE("a frame costs the same whatever is missing, and no news are told of what is loaded") {
  Driver driver;
  sign_in(driver);
  GapTimeline timeline(100'000, 1'000'000, 100);
  open_ann(driver, timeline);
  driver.settle();
  wheel(driver, -400);
  const auto announced = driver.announcements.size();
  timeline.load_from_below(100'000);
  driver.settle();
  CHECK(driver.announcements.size() == announced);
  CHECK_FALSE(driver.has_text("new messages"));
}
