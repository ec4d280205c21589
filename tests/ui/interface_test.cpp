#include <cmath>

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include "tests/support/ui/people.hpp"
#include "ui/widget/kit/layout.hpp"

using namespace ui;
using namespace support::ui;
using semantics::Role;

namespace {

constexpr EnvironmentChanged kPhoneSettings{
    .dark = true, .reduced_motion = true, .high_contrast = false, .coarse_pointer = true};

}  // namespace

TEST_CASE("every control of every pane can be touched: 44 pixels, on the screen, none over another") {
  GeneratedTimeline timeline(30);
  for (const float width : {320.0F, 390.0F, 768.0F, 1280.0F}) {
    Driver driver(width, 844);
    driver.input(kPhoneSettings);
    sign_in(driver);
    open_ann(driver, timeline);
    driver.settle();
    INFO("at " << width);
    const auto stops = driver.tab_stops();
    for (std::size_t i = 0; i < stops.size(); ++i) {
      if (stops[i]->role == Role::Log) continue;
      INFO(stops[i]->name);
      CHECK(stops[i]->rect.height >= 44);
      CHECK(stops[i]->rect.width >= 44);
      CHECK(widget::right(stops[i]->rect) <= width);
      for (std::size_t j = i + 1; j < stops.size(); ++j)
        if (stops[j]->role != Role::Log) CHECK_FALSE(widget::overlap(stops[i]->rect, stops[j]->rect));
    }
  }
}

TEST_CASE("title and route name the open conversation") {
  Driver driver;
  sign_in(driver);
  CHECK(driver.settle().title == "Parley");
  CHECK(driver.last().route == "#/");
  GeneratedTimeline timeline(1);
  open_ann(driver, timeline);
  CHECK(driver.settle().title == "Ann \u00b7 Parley");
  CHECK(driver.last().route == "#/chat/ann@example.org");
}

TEST_CASE("the focus goes on when the field that had it is gone") {
  Driver driver;
  driver.settle();
  driver.type("Password", "secret");
  driver.state.screen = model::Screen::Main;
  driver.settle();
  REQUIRE(driver.focused() != semantics::NodeId{});
  CHECK(driver.node(driver.focused()) != nullptr);
}

TEST_CASE("a place that the address bar names waits for the sign-in and is opened once") {
  Driver driver;
  driver.input(PlaceRequested{"#/chat/ann@example.org"});
  driver.settle();
  CHECK(driver.last().route == "#/chat/ann@example.org");
  CHECK(driver.count<model::OpenPlace>() == 0);
  driver.state.screen = model::Screen::Main;
  driver.settle();
  CHECK(driver.count<model::OpenPlace>() == 1);
  CHECK(driver.take<model::OpenPlace>()->address == "ann@example.org");
  CHECK(driver.last().route == "#/");  // nobody opened it
}

TEST_CASE("Back on the sign-in screen forgets the place, and what names none is no place") {
  Driver driver;
  driver.input(PlaceRequested{"#/chat/ann@example.org"});
  driver.settle();
  driver.input(BackRequested{});
  driver.settle();
  CHECK(driver.last().route == "#/");
  driver.input(PlaceRequested{"#/settings"});
  driver.settle();
  CHECK(driver.last().route == "#/");
  driver.state.screen = model::Screen::Main;
  driver.settle();
  CHECK(driver.count<model::OpenPlace>() == 0);
}

TEST_CASE("the theme follows the system or the choice") {
  Driver driver;
  driver.input(
      EnvironmentChanged{.dark = true, .reduced_motion = false, .high_contrast = false, .coarse_pointer = false});
  CHECK(driver.settle().dark);
  driver.state.theme = model::ThemeChoice::Light;
  CHECK_FALSE(driver.settle().dark);
}

TEST_CASE("under reduced motion nothing is animated") {
  Driver driver;
  driver.input(kPhoneSettings);
  sign_in(driver);
  driver.settle();
  driver.click(Role::Button, "Menu");
  driver.frame();
  CHECK_FALSE(driver.last().next);
}

TEST_CASE("text follows the browser's font size, and controls grow with it") {
  Driver driver;
  sign_in(driver);
  driver.settle();
  const float before = driver.find(Role::Button, "Ann").rect.height;
  driver.input(ViewportChanged{.size = {1280, 800}, .density = 1, .safe_area = {}, .text_scale = 2});
  driver.settle();
  CHECK(driver.find(Role::Button, "Ann").rect.height > before);
  CHECK(driver.field("Search")->text_size == 32);
}

TEST_CASE("what the device covers stays free") {
  Driver driver;
  driver.input(kPhoneSettings);
  driver.input(ViewportChanged{.size = {390, 844},
                               .density = 3,
                               .safe_area = {.top = 47, .right = 0, .bottom = 34, .left = 0},
                               .text_scale = 1});
  sign_in(driver);
  GeneratedTimeline timeline(30);
  open_ann(driver, timeline);
  driver.settle();
  for (const auto* stop : driver.tab_stops()) {
    CHECK(stop->rect.y >= 47);
    CHECK(widget::bottom(stop->rect) <= 844 - 34);
  }
}

TEST_CASE("fields lie on whole device pixels at fractional densities") {
  for (const float density : {1.25F, 1.5F, 1.75F}) {
    Driver driver;
    driver.input(ViewportChanged{.size = {1037, 733}, .density = density, .safe_area = {}, .text_scale = 1});
    driver.settle();
    const float x = driver.field("Address")->rect.x * density;
    CHECK(std::abs(x - std::round(x)) < 0.01F);
  }
}

TEST_CASE("lost textures are asked for anew") {
  Driver driver;
  driver.settle();
  driver.interface().forget_textures();
  const Frame& frame = driver.frame();
  CHECK(frame.draw->Textures->Size > 0);
  CHECK(frame.draw->CmdListsCount > 0);
}

TEST_CASE("every glyph is drawn by the browser once for a size, and Latin text is not shaped") {
  Driver driver;
  driver.settle();
  const auto rasterized = driver.glyphs.rasterized.size();
  CHECK(rasterized > 20);
  driver.settle();
  driver.settle();
  CHECK(driver.glyphs.rasterized.size() == rasterized);
}

TEST_CASE("labels are drawn anew when another language is spoken, in the fonts that the browser has for it") {
  Driver driver;
  driver.settle();
  const auto rasterized = driver.glyphs.rasterized.size();
  driver.state.language.spoken = "ja";
  driver.settle();
  CHECK(driver.glyphs.rasterized.size() > rasterized + 20);
  const auto again = driver.glyphs.rasterized.size();
  driver.settle();
  CHECK(driver.glyphs.rasterized.size() == again);
}

TEST_CASE("files that come where nobody takes them are let go of") {
  Driver driver;
  driver.input(FilesGiven{{{1, "cat.png", 2048, {}}, {2, "dog.png", 2048, {}}}});
  driver.settle();
  CHECK(driver.take<model::ReleaseFiles>()->ids == std::vector<std::uint32_t>{1, 2});
  driver.settle();
  CHECK(driver.count<model::ReleaseFiles>() == 0);
}

TEST_CASE("all of the page can be done with the keyboard alone") {
  Driver driver;
  driver.settle();
  driver.type("Address", "me@example.org");
  driver.type("Password", "secret");
  driver.submit("Password");
  REQUIRE(driver.take<model::SubmitSignIn>());
  sign_in(driver);
  GeneratedTimeline timeline(40);
  driver.settle();
  driver.activate(Role::Button, "Ann");
  REQUIRE(driver.take<model::OpenConversationWith>());
  open_ann(driver, timeline);
  driver.settle();
  driver.type("Message", "By keyboard");
  driver.submit("Message");
  CHECK(driver.take<model::SendText>()->text == "By keyboard");
  driver.focus(Role::Log, "Messages");
  const auto first = driver.all(Role::Article).front()->order;
  driver.press(Key::PageUp);
  CHECK(driver.all(Role::Article).front()->order < first);
  driver.press(Key::End);
  CHECK(driver.all(Role::Article).front()->order == first);
  driver.activate(Role::Button, "Video call");
  CHECK(driver.take<model::PlaceCall>());
  driver.state.call = call_with_ann(model::CallPhase::Connected, true, false);
  driver.settle();
  driver.activate(Role::ToggleButton, "Mute");
  CHECK(driver.take<model::SetMicrophone>());
  driver.activate(Role::Button, "Hang up");
  CHECK(driver.take<model::HangUpCall>());
}
