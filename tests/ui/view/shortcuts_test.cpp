#include <catch2/catch_test_macros.hpp>

#include "tests/support/ui/people.hpp"

using namespace ui;
using namespace support::ui;
using semantics::Role;

TEST_CASE("a question mark lists the keyboard shortcuts, and Escape gives the keyboard back") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(3);
  open_ann(driver, timeline);
  driver.settle();
  driver.press(ui::Key::Question);
  driver.find(Role::Dialog, "Keyboard shortcuts");
  CHECK(driver.focused() == driver.find(Role::Button, "Close").id);
  CHECK(driver.find(Role::ListItem, "Next conversation").value == "Alt+\u2193");
  CHECK(driver.faults().empty());
  driver.press(ui::Key::Question);
  CHECK(driver.all(Role::Dialog).size() == 1);
  driver.press(ui::Key::Escape);
  CHECK(driver.maybe(Role::Dialog, "Keyboard shortcuts") == nullptr);
  CHECK(driver.focused_field() == kAnnComposer);
}

TEST_CASE("the shortcuts stand in the account menu too") {
  Driver driver;
  sign_in(driver);
  driver.settle();
  driver.click(Role::Button, "Menu");
  driver.click(Role::MenuItem, "Keyboard shortcuts");
  driver.find(Role::Dialog, "Keyboard shortcuts");
  driver.click(Role::Button, "Close");
  CHECK(driver.maybe(Role::Dialog, "Keyboard shortcuts") == nullptr);
}

TEST_CASE("the list of shortcuts scrolls where it does not fit") {
  Driver driver(390, 300);
  sign_in(driver);
  driver.settle();
  driver.press(ui::Key::Question);
  const float before = driver.find(Role::ListItem, "Close").rect.y;
  for (int i = 0; i < 20; ++i) driver.press(ui::Key::Down);
  const auto& last = driver.find(Role::ListItem, "Close");
  CHECK(last.rect.y < before);
  CHECK(last.rect.y + last.rect.height <= 300);
}

TEST_CASE("keys go to the search and to the conversation above or below") {
  Driver driver;
  sign_in(driver);
  driver.settle();
  driver.press(ui::Key::Find);
  CHECK(driver.focused_field() == driver.field("Search")->key);
  driver.press(ui::Key::NextConversation);
  CHECK(driver.take<model::OpenConversationWith>()->key == kAnnKey);
  GeneratedTimeline timeline(3);
  open_ann(driver, timeline);
  driver.settle();
  driver.press(ui::Key::NextConversation);
  CHECK(driver.take<model::OpenConversationWith>()->key == kBobKey);
  driver.press(ui::Key::PreviousConversation);
  CHECK_FALSE(driver.take<model::OpenConversationWith>());
}

TEST_CASE("shortcuts rest while a dialog is open") {
  Driver driver;
  sign_in(driver);
  driver.settle();
  driver.click(Role::Button, "Add contact");
  driver.press(ui::Key::Find);
  driver.press(ui::Key::NextConversation);
  driver.press(ui::Key::Question);
  CHECK(driver.maybe(Role::Dialog, "Keyboard shortcuts") == nullptr);
  CHECK(driver.count<model::OpenConversationWith>() == 0);
  CHECK(driver.focused_field() == driver.field("Address")->key);
}

TEST_CASE("on a phone the search is reached from within a conversation") {
  Driver driver(390, 800);
  sign_in(driver);
  GeneratedTimeline timeline(3);
  open_ann(driver, timeline);
  driver.settle();
  driver.press(ui::Key::Find);
  REQUIRE(driver.take<model::CloseConversation>());
  driver.state.open.reset();
  driver.settle();
  CHECK(driver.focused_field() == driver.field("Search")->key);
}
