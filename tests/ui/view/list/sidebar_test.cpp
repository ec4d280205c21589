#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include "tests/support/ui/people.hpp"
#include "ui/widget/kit/layout.hpp"

using namespace ui;
using namespace support::ui;
using semantics::Role;

TEST_CASE("the list of conversations is a list of buttons named by contact") {
  Driver driver;
  sign_in(driver);
  driver.settle();
  const auto& list = driver.find(Role::List, "Conversations");
  const auto items = driver.children(list.id);
  REQUIRE(items.size() == 2);
  CHECK(items[0]->role == Role::ListItem);
  CHECK(driver.children(items[0]->id).front()->name == "Ann");
}

TEST_CASE("arrow keys move through the conversations, Tab stops once") {
  Driver driver;
  sign_in(driver);
  add_contacts(driver, 500);
  driver.settle();
  int stops = 0;
  for (const auto* stop : driver.tab_stops()) stops += driver.node(stop->parent)->role == Role::ListItem ? 1 : 0;
  CHECK(stops == 1);
  driver.focus(Role::Button, "Ann");
  driver.press(Key::Down);
  CHECK(driver.node(driver.focused())->name == "Bob");
  driver.press(Key::End);
  CHECK(driver.node(driver.focused())->name == "Contact 499");
  CHECK(widget::bottom(driver.node(driver.focused())->rect) <= 800);
  driver.press(Key::Up);
  CHECK(driver.node(driver.focused())->name == "Contact 498");
  driver.press(Key::Home);
  CHECK(driver.node(driver.focused())->name == "Ann");
  driver.press(Key::Up);
  CHECK(driver.node(driver.focused())->name == "Ann");
  driver.input(NodeActivated{driver.focused()});
  driver.settle();
  CHECK(driver.take<model::OpenConversationWith>()->key == kAnnKey);
  CHECK(driver.faults().empty());
}

TEST_CASE("a row that has the focus keeps it while it is scrolled out of sight") {
  Driver driver;
  sign_in(driver);
  add_contacts(driver, 500);
  driver.settle();
  driver.focus(Role::Button, "Ann");
  driver.press(Key::Down);
  driver.input(WheelTurned{{150, 400}, {0, 9000}});
  driver.settle();
  CHECK(driver.node(driver.focused()) != nullptr);
  CHECK(driver.node(driver.focused())->name == "Bob");
  driver.press(Key::Down);
  CHECK(driver.node(driver.focused())->name == "Contact 0");
  CHECK(driver.node(driver.focused())->rect.y > 0);
}

TEST_CASE("a search shows who matches, without regard to case, and Escape ends it") {
  Driver driver;
  sign_in(driver);
  add_contacts(driver, 20);
  driver.state.conversations.back().name = "\u00c9lodie";
  driver.settle();
  driver.type("Search", "CONTACT 7");
  CHECK(driver.maybe(Role::Button, "Ann") == nullptr);
  CHECK(driver.maybe(Role::Button, "Contact 7") != nullptr);
  driver.type("Search", "\u00e9lo");
  CHECK(driver.maybe(Role::Button, "\u00c9lodie") != nullptr);
  driver.type("Search", "nobody at all");
  CHECK(driver.has_text("Nobody matches"));
  driver.press(Key::Escape);
  CHECK(driver.value("search").empty());
  CHECK(driver.maybe(Role::Button, "Ann") != nullptr);
}

TEST_CASE("a search goes by what a name can have: characters that XML cannot carry count for nothing") {
  Driver driver;
  sign_in(driver);
  add_contacts(driver, 20);
  driver.settle();
  driver.type("Search",
              " con\x02"
              "tact\uFFFE 7\x1F ");
  CHECK(driver.maybe(Role::Button, "Ann") == nullptr);
  CHECK(driver.maybe(Role::Button, "Contact 7") != nullptr);
  driver.type("Search", "\x02\uFFFF ");
  CHECK(driver.maybe(Role::Button, "Ann") != nullptr);
}

TEST_CASE("a search follows what changes meanwhile") {
  Driver driver;
  sign_in(driver);
  driver.state.conversations_revision = 1;
  driver.settle();
  driver.type("Search", "ann");
  CHECK(driver.all(Role::ListItem).size() == 1);
  driver.state.conversations.push_back(driver.state.conversations[0]);
  driver.state.conversations.back().key = key(3);
  driver.state.conversations.back().address = "hannah@example.org";
  driver.state.conversations.back().name = "Hannah";
  driver.state.conversations_revision = 2;
  driver.settle();
  CHECK(driver.all(Role::ListItem).size() == 2);
}

TEST_CASE("only the rows that are seen are drawn, however many contacts there are") {
  Driver driver;
  sign_in(driver);
  add_contacts(driver, 20'000);
  driver.settle();
  CHECK(driver.all(Role::ListItem).size() < 15);
  const int measured = driver.shaper.measured;
  driver.frame();
  CHECK(driver.shaper.measured - measured < 60);
}

TEST_CASE("a frame that scrolls 3,000 contacts does what one of 30 does") {
  struct Work {
    std::size_t rows = 0;
    std::size_t changes = 0;
    int measured = 0;
    std::size_t laid_out = 0;  // bytes of names and words that no frame had before
    int vertices = 0;
  };
  const auto work_of = [](int contacts) {
    Driver driver;
    sign_in(driver);
    add_contacts(driver, contacts);
    driver.settle();
    const auto turn = [&driver](float by) {
      driver.input(WheelTurned{{150, 400}, {0, by}});
      driver.settle();
    };
    for (int i = 0; i < 8; ++i) turn(70);
    for (int i = 0; i < 8; ++i) turn(-70);
    std::vector<Work> frames;
    for (int i = 0; i < 8; ++i) {
      const int measured = driver.shaper.measured;
      const std::size_t laid_out = driver.shaper.laid_out;
      driver.input(WheelTurned{{150, 400}, {0, 70}});
      driver.frame();
      frames.push_back({.rows = driver.all(Role::ListItem).size(),
                        .changes = driver.last().semantics.size(),
                        .measured = driver.shaper.measured - measured,
                        .laid_out = driver.shaper.laid_out - laid_out,
                        .vertices = driver.last().draw->TotalVtxCount});
    }
    return frames;
  };
  const std::vector<Work> few = work_of(30);
  const std::vector<Work> many = work_of(3000);
  REQUIRE(few.size() == many.size());
  for (std::size_t i = 0; i < few.size(); ++i) {
    CHECK(few[i].changes > 0);
    CHECK(many[i].rows == few[i].rows);
    CHECK(many[i].changes == few[i].changes);
    CHECK(many[i].measured == few[i].measured);
    CHECK(many[i].laid_out == 0);
    CHECK(many[i].vertices <= few[i].vertices + 8);
  }
}

TEST_CASE("nobody is said to be missing while the contacts are loading") {
  Driver driver;
  sign_in(driver);
  driver.state.conversations.clear();
  driver.state.contacts_loading = true;
  driver.settle();
  driver.find(Role::Status, "Loading contacts…");
  CHECK_FALSE(driver.has_text("No conversations yet"));
  CHECK(driver.last().next);  // it breathes
  driver.state.contacts_loading = false;
  driver.settle();
  CHECK(driver.has_text("No conversations yet"));
}

TEST_CASE("a request is answered from the list") {
  Driver driver;
  sign_in(driver);
  driver.state.contact_requests = {{.key = key(3), .address = "nils@example.org", .name = "Nils"}};
  driver.settle();
  CHECK(driver.has_text("Wants to be your contact"));
  driver.click(Role::Button, "Accept");
  CHECK(driver.take<model::AnswerContactRequest>()->answer == model::RequestAnswer::Accept);
  driver.activate(Role::Button, "Decline");
  CHECK(driver.take<model::AnswerContactRequest>()->answer == model::RequestAnswer::Decline);
  CHECK(driver.faults().empty());
}

TEST_CASE("a contact is added in a dialog, by Enter, and the focus returns to where it was") {
  Driver driver;
  sign_in(driver);
  driver.settle();
  driver.activate(Role::Button, "Add contact");
  CHECK((driver.find(Role::Dialog, "Add contact").states & semantics::kModal) != 0);
  CHECK(driver.focused_field() == "new-contact");
  CHECK(driver.field("Search")->covered);
  driver.type("Address", "new@example.org");
  driver.submit("Address");
  CHECK(driver.take<model::AddContact>()->address == "new@example.org");
  CHECK(driver.maybe(Role::Dialog, "Add contact") == nullptr);
  CHECK(driver.focused() == driver.find(Role::Button, "Add contact").id);
  CHECK_FALSE(driver.field("Search")->covered);
}

TEST_CASE("Escape, Back, the close button and a click beside it close a dialog") {
  Driver driver;
  sign_in(driver);
  driver.settle();
  const auto open = [&] {
    driver.click(Role::Button, "Add contact");
    REQUIRE(driver.maybe(Role::Dialog, "Add contact") != nullptr);
  };
  const auto closed = [&] { return driver.maybe(Role::Dialog, "Add contact") == nullptr; };
  open();
  driver.press(Key::Escape);
  CHECK(closed());
  open();
  driver.input(BackRequested{});
  driver.settle();
  CHECK(closed());
  open();
  driver.click(Role::Button, "Close");
  CHECK(closed());
  open();
  driver.click_at({30, 700});
  CHECK(closed());
  CHECK(driver.count<model::OpenConversationWith>() == 0);
  open();
  driver.click(Role::Button, "Cancel");
  CHECK(closed());
  CHECK(driver.count<model::AddContact>() == 0);
}

TEST_CASE("Tab leaves a menu for the button that opened it, from where the browser goes on") {
  Driver driver;
  sign_in(driver);
  driver.settle();
  driver.activate(Role::Button, "Menu");
  REQUIRE(driver.maybe(Role::Menu, "Menu") != nullptr);
  driver.press(Key::Tab);
  CHECK(driver.maybe(Role::Menu, "Menu") == nullptr);
  CHECK(driver.focused() == driver.find(Role::Button, "Menu").id);
}

TEST_CASE("the menu is walked by arrow keys and chooses once") {
  Driver driver;
  sign_in(driver);
  driver.settle();
  driver.activate(Role::Button, "Menu");
  CHECK(driver.node(driver.focused())->name == "Theme of the system");
  CHECK((driver.find(Role::Button, "Menu").states & semantics::kExpanded) != 0);
  driver.press(Key::Down);
  driver.press(Key::Down);
  CHECK(driver.node(driver.focused())->name == "Dark theme");
  driver.input(NodeActivated{driver.focused()});
  driver.settle();
  CHECK(driver.count<model::ChooseTheme>() == 1);
  CHECK(driver.take<model::ChooseTheme>()->theme == model::ThemeChoice::Dark);
  CHECK(driver.maybe(Role::Menu, "Menu") == nullptr);
  CHECK(driver.focused() == driver.find(Role::Button, "Menu").id);
  driver.activate(Role::Button, "Menu");
  driver.press(Key::Up);
  CHECK(driver.node(driver.focused())->name == "Sign out");
  driver.click(Role::MenuItem, "Sign out");
  CHECK(driver.take<model::SignOut>());
  CHECK(driver.faults().empty());
}

TEST_CASE("without a connection a strip says when it is tried again, second by second") {
  Driver driver;
  sign_in(driver);
  driver.state.connection = {.link = model::Link::Waiting, .retry_at = driver.now + Moment{4500}};
  driver.settle();
  CHECK(driver.has_text("Reconnecting in 5 s"));
  driver.pass(Moment{1000});
  CHECK(driver.has_text("Reconnecting in 4 s"));
  driver.click(Role::Button, "Retry now");
  CHECK(driver.take<model::RetryConnection>());
}

TEST_CASE("notices are read out and dismissed") {
  Driver driver;
  sign_in(driver);
  driver.state.notices = {{.id = 7, .kind = model::NoticeKind::MessageFailed, .subject = "Bob", .detail = "full"}};
  driver.settle();
  CHECK(driver.all(Role::Alert).size() == 1);
  CHECK(driver.has_text("A message to Bob was not delivered. (full)"));
  driver.click(Role::Button, "Dismiss");
  CHECK(driver.take<model::DismissNotice>()->id == 7);
}

TEST_CASE("what had the focus and is gone gives it to the first control of the main part") {
  Driver driver(390, 844);
  sign_in(driver);
  driver.settle();
  driver.activate(Role::Button, "Ann");
  GeneratedTimeline timeline(3);
  driver.input(
      EnvironmentChanged{.dark = false, .reduced_motion = false, .high_contrast = false, .coarse_pointer = true});
  open_ann(driver, timeline);
  driver.settle();
  CHECK(driver.node(driver.focused())->name == "Back");
}
