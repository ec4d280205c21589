#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include "gallery/long_timeline.hpp"
#include "gallery/people.hpp"
#include "tests/support/ui/driver.hpp"
#include "ui/view/message/long_text.hpp"

using namespace ui;
using semantics::Role;
using support::ui::Driver;

namespace {

constexpr std::size_t kOneScreen = 20'000;  // bytes, with room for what is about to be seen

struct Screen {
  explicit Screen(int lines) : stage(gallery::conversation(std::make_unique<gallery::LongTimeline>(lines))) {
    driver.state = stage.state;
    driver.settle();
  }

  // The highest of the buttons, or the lowest.
  enum class Which : std::uint8_t { First, Last };
  void show_all(Which which = Which::First) {
    const semantics::Node* chosen = nullptr;
    for (const semantics::Node* node : driver.all(Role::Button)) {
      if (node->name != "Show all") continue;
      const bool lower = chosen != nullptr && node->rect.y > chosen->rect.y;
      if (chosen == nullptr || lower == (which == Which::Last)) chosen = node;
    }
    REQUIRE(chosen != nullptr);
    driver.input(NodeActivated{chosen->id});
    driver.settle();
  }

  void turn(float by) {
    driver.input(WheelTurned{{800, 400}, {0, by}});
    driver.settle();
    driver.now += Moment{16};
  }

  gallery::Stage stage;
  Driver driver;
};

// Where the node with that text begins, from the window's top.
float top_of(const Driver& driver, std::string_view text) {
  const semantics::Node* node = driver.with_text(text);
  REQUIRE(node != nullptr);
  return node->rect.y;
}

}  // namespace

TEST_CASE("a long message is folded, and what is not seen of it costs nothing") {
  const Screen screen(12'000);
  CHECK(screen.driver.shaper.laid_out < kOneScreen);
  CHECK(screen.driver.has_text("line 5:"));
  CHECK_FALSE(screen.driver.has_text("line 11999:"));
  CHECK(screen.driver.faults().empty());
}

TEST_CASE("a frame of a message of a megabyte is no larger than one of a message of some screens") {
  Screen some(300);
  Screen megabyte(13'000);
  for (Screen* screen : {&some, &megabyte}) {
    screen->show_all();
    for (int i = 0; i < 10; ++i) screen->turn(-400);
    screen->driver.frame();
  }
  REQUIRE(megabyte.driver.last().draw != nullptr);
  const auto nodes = [](Screen& screen) { return screen.driver.all(Role::Text).size(); };
  CHECK(nodes(megabyte) < nodes(some) + 10);
  CHECK(megabyte.driver.last().draw->TotalVtxCount < 2 * some.driver.last().draw->TotalVtxCount);
  const std::size_t before = megabyte.driver.shaper.laid_out;
  megabyte.driver.frame();
  CHECK(megabyte.driver.shaper.laid_out - before < kOneScreen);
}

TEST_CASE("all of a long message can be asked for, by its button") {
  Screen screen(12'000);
  screen.show_all();
  const std::size_t before = screen.driver.shaper.laid_out;
  CHECK(before < 2 * kOneScreen);
  for (int i = 0; i < 30; ++i) {
    const std::size_t frame = screen.driver.shaper.laid_out;
    screen.turn(400);
    CHECK(screen.driver.shaper.laid_out - frame < kOneScreen);
  }
  CHECK_FALSE(screen.driver.has_text("line 5:"));
  CHECK(screen.driver.faults().empty());
}

TEST_CASE("asked for all of the last message, one goes on reading where one was") {
  Screen screen(300);
  const float before = top_of(screen.driver, "data:TG9u");
  screen.show_all(Screen::Which::Last);
  CHECK(std::abs(top_of(screen.driver, "data:TG9u") - before) < 1);
  CHECK_FALSE(screen.driver.has_text("Thank you, I will read"));
}

TEST_CASE("the pieces of a long message hold all of it, without gaps") {
  Screen screen(300);
  screen.show_all();
  for (int i = 0; i < 60; ++i) screen.turn(-400);
  std::size_t next = 1;
  for (int i = 0; i < 200 && next <= 300; ++i) {
    for (bool found = true; found && next <= 300;) {
      found = screen.driver.has_text("line " + std::to_string(next) + ":");
      next += found ? 1 : 0;
    }
    screen.turn(200);
  }
  CHECK(next == 301);
}

TEST_CASE("what is read stays in its place when the text above it turns out to be of another height") {
  Screen screen(3000);
  screen.show_all();
  for (int i = 0; i < 12; ++i) screen.turn(-300);
  for (int i = 0; i < 8; ++i) screen.turn(900);
  for (const semantics::Node* node : screen.driver.all(Role::Text)) {
    if (!node->value.starts_with("line ") || node->rect.y < 150 || node->rect.y > 600) continue;
    const std::string text = node->value;
    const float before = top_of(screen.driver, text);
    screen.turn(-60);
    CHECK(std::abs(top_of(screen.driver, text) - before - 60) < 1);
    return;
  }
  FAIL("no piece begins in sight");
}

TEST_CASE("a long text is laid out anew for another width, and is known again by what it says") {
  view::message::LongTexts texts;
  const std::string text(10'000, 'x');
  CHECK(texts.find(text) == nullptr);
  texts.unfold(text);
  view::message::LongText* whole = texts.find(std::string(text));
  REQUIRE(whole != nullptr);
  whole->lay_out(text, 400, 20);
  whole->measured(0, 33);
  whole->lay_out(text, 400, 20);
  CHECK(whole->height(0) == 33);
  whole->lay_out(text, 300, 20);
  CHECK(whole->height(0) != 33);
  CHECK(whole->pieces().back().end == text.size());
}
