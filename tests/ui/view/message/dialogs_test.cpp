// What the menu of a message leads on to: emoji to react with, and the question before one is taken back.
#include <memory>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "gallery/generated_timeline.hpp"
#include "gallery/people.hpp"
#include "gallery/scenes.hpp"
#include "tests/support/ui/driver.hpp"

namespace model = ui::model;
using support::ui::Driver;
using ui::Key;
using ui::semantics::Role;

namespace {

// Opens the menu of a message of ours and takes `name`.
struct Chosen {
  explicit Chosen(std::string_view name, float width = 1280) : driver(width, 800) {
    driver.state = stage.state;
    driver.settle();
    for (const auto* button : driver.all(Role::Button)) {
      if (button->name != "Message actions") continue;
      driver.input(ui::NodeActivated{button->id});
      driver.settle();
      if (driver.maybe(Role::MenuItem, name) != nullptr) break;
      driver.press(Key::Escape);
      driver.settle();
    }
    driver.click(Role::MenuItem, name);
    driver.settle();
  }

  gallery::Stage stage = gallery::conversation(std::make_unique<gallery::GeneratedTimeline>(1000));
  Driver driver;
};

}  // namespace

TEST_CASE("an emoji of the dialog is a reaction", "[message][dialogs]") {
  for (const float width : {1280.0F, 390.0F, 320.0F}) {
    CAPTURE(width);
    Chosen chosen("React", width);
    Driver& driver = chosen.driver;
    REQUIRE(driver.maybe(Role::Dialog, "React") != nullptr);
    CHECK(driver.faults() == std::vector<std::string>{});
    driver.click(Role::Button, "🎉");
    driver.settle();
    const auto command = driver.take<model::CommandMessage>();
    REQUIRE(command);
    CHECK(command->command == model::MessageCommand::React);
    CHECK(command->emoji == "🎉");
    CHECK(driver.maybe(Role::Dialog, "React") == nullptr);
  }
}

TEST_CASE("words find emoji, and Enter takes the first", "[message][dialogs]") {
  Chosen chosen("React");
  Driver& driver = chosen.driver;
  driver.emoji.loaded = true;
  driver.type("Search emoji", "smi");
  driver.settle();
  CHECK(driver.maybe(Role::Button, "🎉") == nullptr);
  driver.submit("Search emoji");
  driver.settle();
  const auto command = driver.take<model::CommandMessage>();
  REQUIRE(command);
  CHECK_FALSE(command->emoji.empty());
}

TEST_CASE("words that find nothing offer nothing", "[message][dialogs]") {
  Chosen chosen("React");
  Driver& driver = chosen.driver;
  driver.type("Search emoji", "zzzz");
  driver.settle();
  driver.submit("Search emoji");
  driver.settle();
  CHECK(driver.count<model::CommandMessage>() == 0);
  CHECK(driver.maybe(Role::Dialog, "React") != nullptr);
  driver.press(Key::Escape);
  driver.settle();
  CHECK(driver.maybe(Role::Dialog, "React") == nullptr);
}

TEST_CASE("a message is taken back only when that is said twice", "[message][dialogs]") {
  Chosen chosen("Delete");
  Driver& driver = chosen.driver;
  CHECK(driver.count<model::CommandMessage>() == 0);
  CHECK(driver.maybe(Role::Dialog, "Delete message") != nullptr);
  SECTION("no") {
    driver.click(Role::Button, "Cancel");
    driver.settle();
    CHECK(driver.count<model::CommandMessage>() == 0);
  }
  SECTION("yes") {
    driver.click(Role::Button, "Delete");
    driver.settle();
    const auto command = driver.take<model::CommandMessage>();
    REQUIRE(command);
    CHECK(command->command == model::MessageCommand::Delete);
  }
  SECTION("it is gone meanwhile") {
    driver.state.open.reset();
    driver.settle();
  }
  CHECK(driver.maybe(Role::Dialog, "Delete message") == nullptr);
}
