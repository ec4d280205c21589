#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/ui/two_buttons.hpp"
#include "ui/widget/kit/interaction.hpp"

using namespace ui;
using namespace ui::widget;
using namespace support::ui;
using semantics::NodeId;

TEST_CASE("a finger that stays asks for a menu once, and clicks nothing when somebody has one") {
  Interaction io;
  const auto at = [&io](int ms, bool takes) {
    io.begin_frame(Moment{ms});
    const bool clicked = io.region(kUnder, {0, 0, 100, 100}).clicked;
    const std::optional<MenuCall> menu = takes ? io.take_menu(kUnder) : std::nullopt;
    (void)io.end_frame();
    return std::pair(clicked, menu.has_value());
  };
  const bool takes = GENERATE(true, false);
  at(0, takes);
  press(io, {50, 50}, PointerKind::Touch);
  CHECK(at(1000, takes) == std::pair(false, false));
  REQUIRE(io.due() == Moment{1450});
  CHECK(at(1449, takes) == std::pair(false, false));
  CHECK(at(1450, takes) == std::pair(false, takes));
  CHECK_FALSE(io.due());
  CHECK(at(2000, takes) == std::pair(false, false));
  release(io, {50, 50}, PointerKind::Touch);
  CHECK(at(2100, takes) == std::pair(!takes, false));
}

TEST_CASE("a finger that moves, a mouse, and a finger that the browser took ask for no menu") {
  Interaction io;
  frame(io);
  SECTION("moved") {
    press(io, {50, 50}, PointerKind::Touch);
    frame(io);
    CHECK(io.due());
    io.handle(PointerMoved{{50, 80}, PointerKind::Touch});
  }
  SECTION("taken") {
    press(io, {50, 50}, PointerKind::Touch);
    frame(io);
    io.handle(PointerLeft{});
  }
  SECTION("a mouse") {
    press(io, {50, 50});
    frame(io);
  }
  CHECK_FALSE(io.due());
}

TEST_CASE("a right click asks for the menu of what lies there, the Menu key for that of what has the focus") {
  Interaction io;
  frame(io);
  io.handle(MenuRequested{.at = Vec2{15, 15}});
  io.begin_frame(Moment{});
  CHECK_FALSE(io.take_menu(NodeId{99}));
  const auto by_pointer = io.take_menu(kUnder);
  REQUIRE(by_pointer);
  CHECK(by_pointer->at == Vec2{15, 15});
  CHECK_FALSE(io.take_menu(kOver));  // once
  (void)io.end_frame();
  frame(io);
  io.handle(MenuRequested{.id = kOver});
  io.begin_frame(Moment{});
  CHECK_FALSE(io.take_menu(kUnder));
  const auto by_key = io.take_menu(kOver);
  REQUIRE(by_key);
  CHECK_FALSE(by_key->at);
  (void)io.end_frame();
}

TEST_CASE("a finger draws a row aside towards the end of the line, and scrolls otherwise") {
  Interaction io;
  constexpr NodeId kRow{4};
  struct Seen {
    std::optional<SwipeInput> swipe;
    float scrolled = 0;
    bool clicked = false;
  };
  const auto look = [&] {
    io.begin_frame(Moment{});
    io.region(kArea, {0, 0, 100, 100}, Take::Scroll);
    Seen seen{.scrolled = io.scroll(kArea).pixels};
    seen.clicked = io.region(kUnder, {0, 0, 100, 100}).clicked;
    io.region(kRow, {0, 40, 100, 20}, Take::Swipe);
    seen.swipe = io.swipe(kRow);
    (void)io.end_frame();
    return seen;
  };
  look();
  press(io, {10, 50}, PointerKind::Touch);
  SECTION("sideways") {
    io.handle(PointerMoved{{40, 58}, PointerKind::Touch});
    const Seen drawn = look();
    REQUIRE(drawn.swipe);
    CHECK(drawn.swipe->distance == 30);
    CHECK_FALSE(drawn.swipe->released);
    CHECK(drawn.scrolled == 0);
    release(io, {80, 58}, PointerKind::Touch);
    const Seen released = look();
    REQUIRE(released.swipe);
    CHECK(released.swipe->distance == 70);
    CHECK(released.swipe->released);
    CHECK_FALSE(released.clicked);
    CHECK_FALSE(look().swipe);
  }
  SECTION("upwards") {
    io.handle(PointerMoved{{25, 20}, PointerKind::Touch});
    const Seen drawn = look();
    CHECK_FALSE(drawn.swipe);
    CHECK(drawn.scrolled == 30);
  }
  SECTION("taken away by the browser") {
    io.handle(PointerMoved{{90, 50}, PointerKind::Touch});
    look();
    io.handle(PointerLeft{});
    const Seen left = look();
    REQUIRE(left.swipe);
    CHECK(left.swipe->released);
    CHECK(left.swipe->distance == 0);
  }
  SECTION("a tap goes through") {
    release(io, {10, 50}, PointerKind::Touch);
    CHECK(look().clicked);
  }
}
