#include <cmath>
#include <set>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "gallery/generated_timeline.hpp"
#include "gallery/people.hpp"
#include "gallery/sample_timeline.hpp"
#include "gallery/scenes.hpp"
#include "tests/support/ui/driver.hpp"
#include "ui/view/message/menus.hpp"

using namespace ui;
using semantics::Role;
using support::ui::Driver;

namespace {

// A driver on a scene's state. The stage owns the timeline and outlives the driver.
void show(Driver& driver, const gallery::Stage& stage) {
  driver.state = stage.state;
  driver.settle();
}

const semantics::Node* named(const Driver& driver, Role role, std::string_view part) {
  for (const auto* node : driver.all(role))
    if (node->name.contains(part)) return node;
  return nullptr;
}

}  // namespace

TEST_CASE("every scene of the gallery can be drawn, and leaves nothing without a name") {
  for (const gallery::Scene& scene : gallery::scenes()) {
    for (const float width : {1280.0F, 390.0F}) {
      INFO(scene.name << " at " << width);
      const gallery::Stage stage = scene.make();
      if (stage.sheet) continue;
      Driver driver(width, 800);
      driver.input(EnvironmentChanged{.reduced_motion = true});
      driver.state = stage.state;
      for (int i = 0; i < 5; ++i) {
        driver.frame();
        driver.now += Moment{300};
      }
      CHECK(driver.faults().empty());
    }
  }
}

TEST_CASE("a frame of mixed messages costs the same at a hundred and at a million") {
  const auto cost = [](std::int64_t count) {
    const gallery::Stage stage = gallery::conversation(std::make_unique<gallery::GeneratedTimeline>(count));
    Driver driver;
    show(driver, stage);
    const auto& timeline = static_cast<const gallery::GeneratedTimeline&>(*stage.timeline);
    std::uint64_t most = 0;
    for (int i = 0; i < 20; ++i) {
      const std::uint64_t before = timeline.read();
      driver.input(WheelTurned{{800, 400}, {0, -120}});
      driver.frame();
      driver.now += Moment{16};
      most = std::max(most, timeline.read() - before);
    }
    return most;
  };
  const std::uint64_t few = cost(100);
  const std::uint64_t many = cost(1'000'000);
  CHECK(few < 400);
  CHECK(many < 400);
}

TEST_CASE("the reply's quote leads to the original") {
  const gallery::Stage stage = gallery::conversation(std::make_unique<gallery::SampleTimeline>());
  Driver driver;
  show(driver, stage);
  const auto* quote = named(driver, Role::Button, "Reply to Ann");
  REQUIRE(quote != nullptr);
  driver.input(NodeActivated{quote->id});
  driver.settle();
  CHECK(named(driver, Role::Button, "9:40") == nullptr);
  CHECK(driver.has_text("Shall we take the 9:40"));
}

TEST_CASE("reactions are toggled and say how many there are") {
  const gallery::Stage stage = gallery::conversation(std::make_unique<gallery::SampleTimeline>());
  Driver driver;
  show(driver, stage);
  const auto chips = driver.all(Role::ToggleButton);
  REQUIRE_FALSE(chips.empty());
  driver.input(NodeActivated{chips.front()->id});
  driver.settle();
  const auto command = driver.take<model::CommandMessage>();
  REQUIRE(command);
  CHECK(command->command == model::MessageCommand::React);
  CHECK(chips.front()->name.starts_with(command->emoji));
}

TEST_CASE("the menu of a message offers what the model says is possible, and closes on Escape") {
  const gallery::Stage stage = gallery::conversation(std::make_unique<gallery::SampleTimeline>());
  Driver driver;
  show(driver, stage);
  const auto* more = named(driver, Role::Button, "Message actions");
  REQUIRE(more != nullptr);
  driver.input(NodeActivated{more->id});
  driver.settle();
  CHECK(driver.all(Role::MenuItem).size() >= 4);
  driver.press(Key::Escape);
  CHECK(driver.all(Role::MenuItem).empty());
  driver.input(NodeActivated{more->id});
  driver.settle();
  driver.click(Role::MenuItem, "Reply");
  CHECK(driver.take<model::CommandMessage>()->command == model::MessageCommand::Reply);
}

TEST_CASE(
    "the menu of a message opens where it is asked for: by right click, by the Menu key and by a finger that stays") {
  const gallery::Stage stage = gallery::conversation(std::make_unique<gallery::SampleTimeline>());
  Driver driver;
  show(driver, stage);
  const auto* text = driver.with_text("9:40 is fine");
  REQUIRE(text != nullptr);
  const Vec2 middle{text->rect.x + (text->rect.width / 2), text->rect.y + (text->rect.height / 2)};
  SECTION("right click") { driver.input(MenuRequested{.id = {}, .at = middle}); }
  SECTION("the Menu key") {
    const auto* more = named(driver, Role::Button, "Message actions");
    REQUIRE(more != nullptr);
    driver.input(NodeFocused{more->id});
    driver.input(MenuRequested{.id = more->id, .at = {}});
  }
  SECTION("a finger") {
    driver.input(PointerPressed{middle, PointerKind::Touch, PointerButton::Primary});
    driver.frame();
    driver.pass(Moment{500});
    CHECK(named(driver, Role::Menu, "Message actions") != nullptr);
    driver.input(PointerReleased{middle, PointerKind::Touch, PointerButton::Primary});
  }
  driver.settle();
  CHECK(named(driver, Role::Menu, "Message actions") != nullptr);
}

TEST_CASE("a finger that draws a message aside answers it") {
  const gallery::Stage stage = gallery::conversation(std::make_unique<gallery::SampleTimeline>());
  Driver driver(390, 800);
  show(driver, stage);
  const auto* text = driver.with_text("9:40 is fine");
  REQUIRE(text != nullptr);
  const float x = text->rect.x;
  const Vec2 at{x + 20, text->rect.y + 5};
  driver.input(PointerPressed{at, PointerKind::Touch, PointerButton::Primary});
  driver.input(PointerMoved{{at.x + 90, at.y}, PointerKind::Touch});
  driver.frame();
  CHECK(driver.with_text("9:40 is fine")->rect.x > x + 30);
  driver.input(PointerReleased{{at.x + 90, at.y}, PointerKind::Touch, PointerButton::Primary});
  driver.pass(Moment{1000});
  const auto command = driver.take<model::CommandMessage>();
  REQUIRE(command);
  CHECK(command->command == model::MessageCommand::Reply);
  CHECK(driver.with_text("9:40 is fine")->rect.x == x);
}

TEST_CASE("Tab reaches the menu of one message; the arrow keys go to those of the others and bring them into sight") {
  const gallery::Stage stage = gallery::conversation(std::make_unique<gallery::GeneratedTimeline>(1'000'000));
  Driver driver;
  show(driver, stage);
  const auto menus = [&driver] {
    std::vector<const semantics::Node*> found;
    for (const auto* stop : driver.tab_stops())
      if (stop->name == "Message actions") found.push_back(stop);
    return found;
  };
  REQUIRE(menus().size() == 1);
  driver.input(NodeFocused{menus().front()->id});
  driver.settle();
  const semantics::NodeId first = menus().front()->id;
  std::set<semantics::NodeId> seen{first};
  for (int i = 1; i <= 30; ++i) {
    driver.press(Key::Up);
    driver.settle();
    INFO("step " << i);
    REQUIRE(menus().size() == 1);
    const auto* stop = menus().front();
    CHECK(driver.focused() == stop->id);
    CHECK(stop->rect.y >= 0);
    CHECK(stop->rect.y < 800);
    CHECK(seen.insert(stop->id).second);
  }
  for (int i = 1; i <= 30; ++i) driver.press(Key::Down);
  driver.settle();
  CHECK(driver.focused() == first);
}

TEST_CASE("Tab reaches a menu whose button is in sight, wherever the messages are scrolled to") {
  const gallery::Stage stage = gallery::conversation(std::make_unique<gallery::GeneratedTimeline>(1'000'000));
  Driver driver(1280, 700);
  show(driver, stage);
  const Rect log = driver.find(Role::Log, "Messages").rect;
  for (int i = 0; i < 60; ++i) {
    driver.input(WheelTurned{.at = {log.x + 300, log.y + 200}, .pixels = {0, -37}});
    driver.settle();
    INFO("step " << i);
    int menus = 0;
    for (const auto* stop : driver.tab_stops()) {
      if (stop->name != "Message actions") continue;
      ++menus;
      CHECK(stop->rect.y >= log.y);
      CHECK(stop->rect.y + stop->rect.height <= log.y + log.height);
    }
    CHECK(menus == 1);
  }
}

TEST_CASE("new messages are marked once, above the first of them") {
  gallery::Stage stage = gallery::conversation(std::make_unique<gallery::GeneratedTimeline>(100));
  stage.state.open->unread = 5;
  Driver driver;
  show(driver, stage);
  const auto* line = named(driver, Role::Separator, "5 new messages");
  CHECK(line != nullptr);
}

TEST_CASE("one who types is shown, and said") {
  gallery::Stage stage = gallery::conversation(std::make_unique<gallery::GeneratedTimeline>(100));
  stage.state.conversations.front().typing = true;
  Driver driver;
  driver.input(EnvironmentChanged{.reduced_motion = true});
  show(driver, stage);
  CHECK(named(driver, Role::Status, "Ann Lindqvist is typing") != nullptr);
  driver.pass(Moment{3000});
  const int before = driver.frames;
  driver.pass(Moment{10'000});
  CHECK(driver.frames == before);
}

TEST_CASE("a day is found in a million messages by looking at few") {
  const gallery::GeneratedTimeline timeline(1'000'000);
  const std::uint64_t before = timeline.read();
  const std::int64_t found = ui::view::first_since(timeline, gallery::kNow - std::chrono::days{365});
  CHECK(timeline.read() - before < 25);
  CHECK(timeline.item(found).time >= gallery::kNow - std::chrono::days{365});
  CHECK(timeline.item(found - 1).time < gallery::kNow - std::chrono::days{365});
}

TEST_CASE("a day's separator leads to other days") {
  const gallery::Stage stage = gallery::conversation(std::make_unique<gallery::GeneratedTimeline>(1'000'000));
  Driver driver;
  show(driver, stage);
  driver.input(WheelTurned{{800, 400}, {0, -40'000}});
  driver.settle();
  const semantics::Node* day = nullptr;
  for (const auto* node : driver.all(Role::Button))
    if (node->value == "Go to") day = node;
  for (int i = 0; i < 80 && day == nullptr; ++i) {
    driver.input(WheelTurned{{800, 400}, {0, -600}});
    driver.settle();
    for (const auto* node : driver.all(Role::Button))
      if (node->value == "Go to") day = node;
  }
  REQUIRE(day != nullptr);
  driver.input(NodeActivated{day->id});
  driver.settle();
  driver.click(Role::MenuItem, "First message");
  const auto articles = driver.all(Role::Article);
  REQUIRE_FALSE(articles.empty());
  CHECK(articles.front()->order == 0x40000000U);
}

TEST_CASE("pictures open large, are turned by keys and closed by Back") {
  const gallery::Stage stage = gallery::conversation(std::make_unique<gallery::SampleTimeline>());
  Driver driver(1280, 2400);
  show(driver, stage);
  const semantics::Node* picture = nullptr;
  for (const auto* node : driver.all(Role::Button))
    if (node->name == "Open picture" && node->value.contains("path between")) picture = node;
  REQUIRE(picture != nullptr);
  driver.input(NodeActivated{picture->id});
  driver.settle();
  CHECK(driver.all(Role::Dialog).size() == 1);
  driver.press(Key::Right);
  CHECK(named(driver, Role::Dialog, "Dunes") != nullptr);
  driver.click(Role::Button, "Zoom in");
  CHECK(named(driver, Role::Dialog, "Dunes") != nullptr);
  driver.input(BackRequested{});
  driver.settle();
  CHECK(driver.all(Role::Dialog).empty());
  CHECK(driver.count<model::CloseConversation>() == 0);
}

TEST_CASE("a voice message is sought by the arrow keys, to its ends by Home and End") {
  const gallery::Stage stage = gallery::conversation(std::make_unique<gallery::SampleTimeline>());
  Driver driver(1280, 3000);
  show(driver, stage);
  const semantics::Node* slider = nullptr;
  for (const auto* node : driver.all(Role::Slider))
    if (node->level > 0) slider = node;
  REQUIRE(slider != nullptr);
  CHECK(slider->level == 33);
  driver.input(NodeFocused{slider->id});
  struct Step {
    Key key;
    float part;
  };
  for (const auto& [key, part] :
       {Step{Key::Right, 0.43F}, Step{Key::Left, 0.23F}, Step{Key::Home, 0}, Step{Key::End, 1}}) {
    driver.press(key);
    const auto command = driver.take<model::CommandMessage>();
    REQUIRE(command);
    CHECK(command->command == model::MessageCommand::Seek);
    CHECK(std::abs(command->part - part) < 0.01F);
  }
}

TEST_CASE("a menu that is higher than the screen is scrolled to its last item") {
  const gallery::Stage stage = gallery::conversation(std::make_unique<gallery::SampleTimeline>());
  Driver driver(1280, 260);
  show(driver, stage);
  const auto* more = named(driver, Role::Button, "Message actions");
  REQUIRE(more != nullptr);
  driver.input(NodeActivated{more->id});
  driver.settle();
  driver.press(Key::End);
  driver.pass(Moment{500});
  const auto& last = driver.find(Role::MenuItem, "Delete");
  CHECK(driver.focused() == last.id);
  CHECK(last.rect.y >= 0);
  CHECK(last.rect.y + last.rect.height <= 260);
}

TEST_CASE("what is not words is said in a line of its own, and an invitation gives its address") {
  const gallery::Scene* scene = gallery::find_scene("kinds");
  REQUIRE(scene != nullptr);
  const gallery::Stage stage = scene->make();
  Driver driver(1280, 2000);
  show(driver, stage);
  for (const std::string_view words :
       {"encrypted with OMEMO, which Parley cannot read yet", "sent a file that Parley cannot show yet",
        "sent something that Parley cannot show yet", "invites you to garden@rooms.example.org",
        "We speak about the garden", "Minutes of Tuesday", "A subject and nothing else", " waves", "waves back",
        "How the film ends", "It was the butler."}) {
    INFO(words);
    CHECK(driver.has_text(words));
  }
  CHECK_FALSE(driver.has_text("/me"));
  driver.click(Role::Button, "Copy address");
  CHECK(driver.take<model::CopyText>()->text == "garden@rooms.example.org");
  CHECK(driver.faults().empty());
}

TEST_CASE("a spoiler is shown and hidden again by its button") {
  const gallery::Stage stage = gallery::find_scene("kinds")->make();
  Driver driver(1280, 2000);
  show(driver, stage);
  const auto* show_it = named(driver, Role::Button, "Show the spoiler");
  REQUIRE(show_it != nullptr);
  CHECK((show_it->states & semantics::kFocusable) != 0);
  driver.click(Role::Button, "Show the spoiler");
  CHECK(driver.take<model::CommandMessage>()->command == model::MessageCommand::Reveal);
  driver.click(Role::Button, "Hide the spoiler");
  CHECK(driver.take<model::CommandMessage>()->command == model::MessageCommand::Reveal);
}

TEST_CASE("nobody is called or added but a person") {
  for (const auto& [scene, buttons] : {std::pair("kinds", true), std::pair("occupant", false)}) {
    INFO(scene);
    const gallery::Stage stage = gallery::find_scene(scene)->make();
    Driver driver;
    show(driver, stage);
    CHECK((named(driver, Role::Button, "Voice call") != nullptr) == buttons);
    CHECK((named(driver, Role::Button, "Video call") != nullptr) == buttons);
    driver.click(Role::Button, "More");
    const bool membership = named(driver, Role::MenuItem, "contact") != nullptr;
    CHECK(membership == buttons);
  }
}

TEST_CASE("the list tells calls and what cannot be shown by their own words") {
  const gallery::Stage stage = gallery::find_scene("kinds")->make();
  Driver driver;
  show(driver, stage);
  std::string said;
  for (const auto* node : driver.all(Role::Button)) said.append(node->value).append("\n");
  for (const std::string_view words :
       {"Invitation to garden@rooms.example.org", "Missed call", "Encrypted message", "Spoiler: How the film ends"}) {
    INFO(words);
    CHECK(said.contains(words));
  }
}
