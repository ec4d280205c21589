#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/ui/people.hpp"

using namespace ui;
using namespace support::ui;
using semantics::Role;

namespace {

struct Looking {
  explicit Looking(float width) : driver(width) {
    sign_in(driver);
    driver.state.conversations.front().status = "In the garden";
    open_ann(driver, timeline);
    driver.settle();
  }
  [[nodiscard]] bool chat_is_seen() const { return driver.maybe(Role::Log, "Messages") != nullptr; }
  [[nodiscard]] bool details_are_seen() const { return driver.has_text(kAnn); }

  GeneratedTimeline timeline{10};
  Driver driver;
};

}  // namespace

TEST_CASE("the details of a conversation stand beside it where there is room, else in its place") {
  const float width = GENERATE(390.0F, 900.0F, 1280.0F);
  const bool beside = width > 1100;
  INFO(width);
  Looking looking(width);
  Driver& driver = looking.driver;
  CHECK_FALSE(looking.details_are_seen());
  driver.click(Role::Button, "Details");
  CHECK(looking.details_are_seen());
  CHECK(driver.has_text("In the garden"));
  CHECK(looking.chat_is_seen() == beside);
  CHECK(driver.faults().empty());
  driver.click(Role::Button, beside ? "Close" : "Back");
  CHECK_FALSE(looking.details_are_seen());
  CHECK(looking.chat_is_seen());
}

TEST_CASE("Escape and the browser's Back lead from the details to the conversation under them") {
  Looking looking(390);
  Driver& driver = looking.driver;
  driver.click(Role::Button, "Details");
  REQUIRE(looking.details_are_seen());
  SECTION("Escape") { driver.press(Key::Escape); }
  SECTION("Back") { driver.input(BackRequested{}); }
  driver.settle();
  CHECK(looking.chat_is_seen());
  CHECK_FALSE(driver.take<model::CloseConversation>());
}

TEST_CASE("the details open by keyboard too, take it, and give it back") {
  Looking looking(1280);
  Driver& driver = looking.driver;
  driver.activate(Role::Button, "More");
  driver.activate(Role::MenuItem, "Details");
  CHECK(driver.focused() == driver.find(Role::Button, "Close").id);
  driver.activate(Role::Button, "Close");
  CHECK_FALSE(looking.details_are_seen());
  CHECK(driver.focused() == driver.find(Role::Button, "More").id);
}

TEST_CASE("what can be done with a contact can be done from the details") {
  Looking looking(390);
  Driver& driver = looking.driver;
  driver.click(Role::Button, "Details");
  driver.click(Role::Button, "Copy address");
  CHECK(driver.take<model::CopyText>()->text == kAnn);
  driver.click(Role::Button, "Voice call");
  CHECK(driver.take<model::PlaceCall>()->media == model::CallMedia::Voice);
  driver.click(Role::Button, "Video call");
  CHECK(driver.take<model::PlaceCall>()->media == model::CallMedia::Video);
}

TEST_CASE("a contact is removed after a question, which the keyboard answers too") {
  Looking looking(1280);
  Driver& driver = looking.driver;
  driver.click(Role::Button, "Details");
  const bool from_menu = GENERATE(false, true);
  if (from_menu) {
    driver.activate(Role::Button, "More");
    driver.press(Key::Down);
    driver.input(NodeActivated{driver.focused()});
  } else {
    driver.activate(Role::Button, "Remove contact");
  }
  driver.settle();
  CHECK((driver.find(Role::Dialog, "Remove contact").states & semantics::kModal) != 0);
  CHECK(
      driver.has_text("Remove Ann from your contacts? Neither of you will then see when the other is online. "
                      "The messages stay."));
  CHECK(driver.focused() == driver.find(Role::Button, "Cancel").id);
  std::vector<std::string> stops;
  for (const auto* stop : driver.tab_stops()) stops.push_back(stop->name);
  stops.erase(stops.begin(), stops.end() - 3);  // what is behind the dialog is inert
  CHECK(stops == std::vector<std::string>{"Close", "Cancel", "Remove"});
  CHECK_FALSE(driver.take<model::RemoveContact>());
  SECTION("no") {
    driver.activate(Role::Button, "Cancel");
    CHECK_FALSE(driver.take<model::RemoveContact>());
  }
  SECTION("away") {
    driver.press(Key::Escape);
    CHECK_FALSE(driver.take<model::RemoveContact>());
  }
  SECTION("yes") {
    driver.activate(Role::Button, "Remove");
    CHECK(driver.take<model::RemoveContact>()->key == kAnnKey);
  }
  driver.settle();
  CHECK(driver.maybe(Role::Dialog, "Remove contact") == nullptr);
  CHECK(driver.focused() == driver.find(Role::Button, from_menu ? "More" : "Remove contact").id);
  CHECK(looking.details_are_seen());
}

TEST_CASE("a stranger can be added, and nobody is removed from a room") {
  Looking looking(1280);
  Driver& driver = looking.driver;
  driver.state.conversations.front().contact = false;
  SECTION("a stranger") {
    driver.click(Role::Button, "Details");
    CHECK(driver.maybe(Role::Button, "Remove contact") == nullptr);
    const bool from_menu = GENERATE(false, true);
    if (from_menu) {
      driver.click(Role::Button, "More");
      driver.click(Role::MenuItem, "Add to contacts");
    } else {
      driver.click(Role::Button, "Add to contacts");
    }
    CHECK(driver.take<model::AddToContacts>()->key == kAnnKey);
  }
  SECTION("a room") {
    driver.state.conversations.front().key = key(1, model::ConversationKind::Room);
    driver.state.conversations.front().people = 14;
    driver.click(Role::Button, "Details");
    CHECK(driver.has_text("14 people"));
    driver.activate(Role::Button, "More");
    CHECK(driver.all(Role::MenuItem).size() == 1);
  }
}

TEST_CASE("on a low screen the details scroll to what Tab reaches") {
  Looking looking(390);
  Driver& driver = looking.driver;
  driver.resize(390, 320);
  driver.click(Role::Button, "Details");
  driver.focus(Role::Button, "Remove contact");
  driver.settle();
  const auto& remove = driver.find(Role::Button, "Remove contact");
  CHECK(remove.rect.y + remove.rect.height <= 320);
  CHECK(remove.rect.y > 0);
}

TEST_CASE("what is being written stays while the details are seen") {
  Looking looking(390);
  Driver& driver = looking.driver;
  driver.type("Message", "Not yet sent");
  driver.state.open->draft = driver.take<model::DraftChanged>()->text;
  driver.click(Role::Button, "Details");
  driver.click(Role::Button, "Back");
  CHECK(driver.value(kAnnComposer) == "Not yet sent");
}
