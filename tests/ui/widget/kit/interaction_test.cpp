#include "ui/widget/kit/interaction.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/ui/two_buttons.hpp"

using namespace ui;
using namespace ui::widget;
using namespace support::ui;
using semantics::NodeId;

TEST_CASE("press and release on the same thing are one click, on the uppermost thing") {
  Interaction io;
  frame(io);
  press(io, {15, 15});
  CHECK(frame(io).over.pressed);
  release(io, {16, 16});
  const Responses result = frame(io);
  CHECK(result.over.clicked);
  CHECK_FALSE(result.under.clicked);
  CHECK_FALSE(frame(io).over.clicked);
}

TEST_CASE("a quick tap between two frames is a click in the next one") {
  Interaction io;
  frame(io);
  press(io, {15, 15}, PointerKind::Touch);
  release(io, {15, 15}, PointerKind::Touch);
  CHECK(frame(io).over.clicked);
}

TEST_CASE("a release somewhere else, another button, or a gesture that the browser took is no click") {
  Interaction io;
  frame(io);
  press(io, {15, 15});
  release(io, {60, 60});
  CHECK_FALSE(frame(io).over.clicked);
  io.handle(PointerPressed{{15, 15}, PointerKind::Mouse, PointerButton::Secondary});
  io.handle(PointerReleased{{15, 15}, PointerKind::Mouse, PointerButton::Secondary});
  CHECK_FALSE(frame(io).over.clicked);
  press(io, {15, 15});
  io.handle(PointerLeft{});
  release(io, {15, 15});
  CHECK_FALSE(frame(io).over.clicked);
}

TEST_CASE("the mirror's activation is one click, and one for what is gone is nothing") {
  Interaction io;
  frame(io);
  io.handle(NodeActivated{kUnder});
  io.handle(NodeActivated{NodeId{99}});
  CHECK(frame(io).under.clicked);
  CHECK_FALSE(frame(io).under.clicked);
}

TEST_CASE("a finger taps within 8 pixels and scrolls beyond, one to one") {
  Interaction io;
  frame(io);
  press(io, {15, 50}, PointerKind::Touch);
  CHECK(frame(io).scroll.held);
  io.handle(PointerMoved{{15, 56}, PointerKind::Touch});
  CHECK(frame(io).scroll.pixels == 0);
  io.handle(PointerMoved{{15, 30}, PointerKind::Touch});
  const Responses dragging = frame(io);
  CHECK(dragging.scroll.pixels == 26);
  CHECK(dragging.scroll.dragging);
  CHECK_FALSE(dragging.under.pressed);
  release(io, {15, 30}, PointerKind::Touch);
  const Responses released = frame(io);
  CHECK(released.scroll.released);
  CHECK_FALSE(released.under.clicked);
}

TEST_CASE("a mouse does not drag the content, its wheel moves it") {
  Interaction io;
  frame(io);
  press(io, {15, 50});
  io.handle(PointerMoved{{15, 10}, PointerKind::Mouse});
  CHECK(frame(io).scroll.pixels == 0);
  io.handle(WheelTurned{{15, 50}, {0, 30}});
  io.handle(WheelTurned{{15, 50}, {0, 12}});
  CHECK(frame(io).scroll.pixels == 42);
  io.handle(WheelTurned{{500, 50}, {0, 30}});
  CHECK(frame(io).scroll.pixels == 0);
}

TEST_CASE("only a mouse hovers, and a frame is wanted when what it points at changed") {
  Interaction io;
  frame(io);
  io.handle(PointerMoved{{15, 15}, PointerKind::Mouse});
  CHECK(frame(io).over.hovered);
  io.handle(PointerMoved{{50, 50}, PointerKind::Touch});
  CHECK(frame(io).over.hovered);  // the mouse is where it was
  press(io, {50, 50}, PointerKind::Touch);
  CHECK_FALSE(frame(io).over.hovered);
  Interaction fresh;
  fresh.handle(PointerMoved{{15, 15}, PointerKind::Mouse});
  CHECK(frame(fresh).again);
  CHECK_FALSE(frame(fresh).again);
}

TEST_CASE("what blocks keeps pointer and wheel from what lies under it") {
  Interaction io;
  const auto blocked = [&] {
    io.begin_frame(Moment{});
    io.region(kArea, {0, 0, 100, 100}, Take::Scroll);
    const float pixels = io.scroll(kArea).pixels;
    const Response under = io.region(kUnder, {0, 0, 100, 100});
    io.region(kOver, {0, 0, 100, 100}, Take::Block);
    (void)io.end_frame();
    return std::pair(under.clicked, pixels);
  };
  blocked();
  press(io, {15, 15});
  release(io, {15, 15});
  io.handle(WheelTurned{{15, 50}, {0, 30}});
  CHECK(blocked() == std::pair(false, 0.0F));
}

TEST_CASE("the focus ring shows for the keyboard and not for a click") {
  Interaction io;
  frame(io);
  io.handle(NodeFocused{kUnder});
  CHECK(frame(io).under.focused);
  press(io, {50, 50});
  io.handle(NodeFocused{kUnder});
  release(io, {50, 50});
  CHECK_FALSE(frame(io).under.focused);
  io.handle(KeyPressed{.key = Key::Down});
  CHECK(frame(io).under.focused);
}

TEST_CASE("where the focus is led to after a click there is no ring, after a key there is") {
  Interaction io;
  frame(io);
  const bool by_key = GENERATE(false, true);
  if (by_key) {
    io.handle(KeyPressed{.key = Key::Down});
  } else {
    press(io, {50, 50});
    release(io, {50, 50});
  }
  io.move_focus(kUnder);
  io.handle(NodeFocused{});  // what had it is removed
  io.handle(NodeFocused{kUnder});
  CHECK(frame(io).under.focused == by_key);
  io.handle(NodeFocused{kOver});
  io.handle(NodeFocused{kUnder});
  CHECK(frame(io).under.focused);
}

TEST_CASE("a key is taken once, and not kept for a later frame") {
  Interaction io;
  io.handle(KeyPressed{.key = Key::Escape});
  io.begin_frame(Moment{});
  CHECK(io.take(Key::Escape));
  CHECK_FALSE(io.take(Key::Escape));
  (void)io.end_frame();
  io.handle(KeyPressed{.key = Key::Down});
  frame(io);
  io.begin_frame(Moment{});
  CHECK_FALSE(io.take(Key::Down));
  (void)io.end_frame();
}

TEST_CASE("what the mouse stays at has attention until something is pressed or the mouse leaves") {
  Interaction io;
  const auto at = [&io](int ms) {
    io.begin_frame(Moment{ms});
    io.region(kUnder, {0, 0, 100, 100});
    const auto since = io.attended(kUnder);
    (void)io.end_frame();
    return since;
  };
  at(0);
  io.handle(PointerMoved{{50, 50}, PointerKind::Mouse});
  CHECK(at(100) == Moment{100});
  CHECK(at(700) == Moment{100});
  SECTION("a press") { press(io, {50, 50}); }
  SECTION("a key") { io.handle(KeyPressed{.key = ui::Key::Escape}); }
  SECTION("away") { io.handle(PointerMoved{{500, 50}, PointerKind::Mouse}); }
  CHECK_FALSE(at(800));
}

TEST_CASE("what the keyboard stays at has attention, what a click gave the keyboard has not") {
  Interaction io;
  const auto attended = [&io] {
    io.begin_frame(Moment{100});
    io.region(kUnder, {0, 0, 100, 100});
    const bool result = io.attended(kUnder).has_value();
    (void)io.end_frame();
    return result;
  };
  attended();
  SECTION("by the keyboard") {
    io.handle(NodeFocused{kUnder});
    CHECK(attended());
  }
  SECTION("by a finger") {
    press(io, {50, 50}, PointerKind::Touch);
    io.handle(NodeFocused{kUnder});
    release(io, {50, 50}, PointerKind::Touch);
    CHECK_FALSE(attended());
  }
}
