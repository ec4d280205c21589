#include <chrono>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/shell/people.hpp"
#include "tests/support/shell/town.hpp"

using namespace std::chrono_literals;
using support::page::AnnAndBob;
using support::page::conversation;
using support::page::count;
using support::page::is_online;
using support::page::kAnn;
using support::page::kBob;
using support::page::Page;
using ui::model::Screen;
using ui::semantics::Role;

namespace {

constexpr const char* kHere = "Use Parley here";

// Ann's first tab and a second one in the same browser; Bob sees what arrives.
struct TwoTabs : AnnAndBob {
  Page& first = ann;
  Page& second = town.add_tab(ann);

  TwoTabs() { talk(); }

  // Signs in where another tab has the account.
  void ask(Page& page) {
    page.sign_in(kAnn, "secret");
    REQUIRE(town.run_until([&] { return page.state().screen == Screen::Elsewhere; }));
    town.run_for(50ms);
  }
  void move_to(Page& page) {
    page.screen.click(Role::Button, kHere);
    const auto asked_at = town.tasks.now();
    REQUIRE(town.run_until([&] { return is_online(page); }));
    CHECK(town.tasks.now() - asked_at < 1s);
    town.run_for(100ms);
  }
  void send_offline(Page& page, const std::string& prefix, int messages) {
    town.network = false;
    if (page.socket.connection) page.socket.cut();
    for (int i = 1; i <= messages; ++i) page.send(prefix + std::to_string(i));
    town.run_for(100ms);
  }
  [[nodiscard]] std::vector<std::string> arrived() const {
    std::vector<std::string> texts;
    const auto& timeline = *bob.state().open->timeline;
    for (auto at = timeline.begin(); at < timeline.end(); ++at) texts.emplace_back(timeline.item(at).text);
    return texts;
  }
};

bool is_elsewhere(const Page& page) { return page.state().screen == Screen::Elsewhere; }

}  // namespace

TEST_CASE("a second tab says where the account is, and moves it here within a second", "[tabs]") {
  TwoTabs tabs;
  tabs.first.screen.type("Message", "half a sen");
  tabs.ask(tabs.second);
  CHECK(is_online(tabs.first));
  CHECK(tabs.second.socket.opened.empty());
  CHECK(tabs.second.screen.shows("Parley is open in another tab"));

  tabs.move_to(tabs.second);
  CHECK(is_elsewhere(tabs.first));
  CHECK_FALSE(tabs.first.socket.connection.has_value());
  REQUIRE(tabs.second.state().open.has_value());
  CHECK(tabs.second.state().open->address == kBob);
  CHECK(tabs.second.screen.value("Message") == "half a sen");

  tabs.move_to(tabs.first);  // without a password
  CHECK(is_elsewhere(tabs.second));
  CHECK(tabs.first.screen.value("Message") == "half a sen");
  tabs.first.send("back again");
  REQUIRE(tabs.town.run_until([&] { return tabs.bob.screen.shows("back again"); }));
}

TEST_CASE("unsent messages of one tab go out once from the other, in order", "[tabs]") {
  TwoTabs tabs;
  tabs.send_offline(tabs.first, "offline ", 3);
  tabs.ask(tabs.second);
  tabs.town.network = true;
  tabs.move_to(tabs.second);
  tabs.second.send("online 1");
  REQUIRE(tabs.town.run_until([&] { return tabs.bob.screen.shows("online 1"); }));
  tabs.first.leave();
  tabs.town.run_for(3s);
  CHECK(tabs.arrived() == std::vector<std::string>{"offline 1", "offline 2", "offline 3", "online 1"});

  tabs.second.leave();
  tabs.first.load();
  tabs.town.run_for(100ms);
  tabs.first.sign_in(kAnn, "secret");
  REQUIRE(tabs.town.run_until([&] { return is_online(tabs.first); }));
  tabs.town.run_for(3s);
  CHECK(tabs.arrived().size() == 4);
}

TEST_CASE("both tabs offline: what each typed is kept, and arrives once", "[tabs]") {
  TwoTabs tabs;
  tabs.send_offline(tabs.first, "first ", 3);
  tabs.ask(tabs.second);
  tabs.town.network = true;
  tabs.move_to(tabs.second);
  tabs.send_offline(tabs.second, "second ", 3);
  tabs.first.crash();
  tabs.second.crash();
  tabs.town.network = true;
  tabs.first.load();
  tabs.town.run_for(100ms);
  tabs.first.sign_in(kAnn, "secret");
  REQUIRE(tabs.town.run_until([&] { return tabs.bob.screen.shows("second 3"); }));
  tabs.town.run_for(3s);
  CHECK(tabs.arrived() ==
        std::vector<std::string>{"first 1", "first 2", "first 3", "second 1", "second 2", "second 3"});
}

TEST_CASE("what the other tab delivered is neither sent again nor waiting in the tab that goes on", "[tabs]") {
  TwoTabs tabs;
  tabs.send_offline(tabs.first, "offline ", 3);
  tabs.ask(tabs.second);
  tabs.town.network = true;
  tabs.move_to(tabs.second);
  REQUIRE(tabs.town.run_until([&] { return tabs.bob.screen.shows("offline 3"); }));
  tabs.second.leave();
  REQUIRE(tabs.town.run_until([&] { return is_online(tabs.first); }));  // its turn has come
  tabs.town.run_for(3s);
  CHECK(tabs.arrived().size() == 3);
  REQUIRE(tabs.first.state().open.has_value());
  const auto& timeline = *tabs.first.state().open->timeline;
  CHECK(timeline.end() - timeline.begin() == 3);
  for (auto at = timeline.begin(); at < timeline.end(); ++at)
    CHECK(timeline.item(at).delivery != ui::model::Delivery::Waiting);
}

TEST_CASE("a tab that goes on while it is offline shows what waits, and needs no password", "[tabs]") {
  TwoTabs tabs;
  tabs.send_offline(tabs.first, "offline ", 2);
  tabs.ask(tabs.second);
  tabs.second.screen.click(Role::Button, kHere);
  REQUIRE(tabs.town.run_until(
      [&] { return tabs.first.state().screen == Screen::Main && tabs.second.state().screen == Screen::SignIn; }));
  tabs.town.run_for(500ms);
  REQUIRE(tabs.first.state().open.has_value());
  CHECK(count(tabs.first) == 2);
  tabs.town.network = true;
  REQUIRE(tabs.town.run_until([&] { return tabs.bob.screen.shows("offline 2"); }));
  tabs.town.run_for(3s);
  CHECK(tabs.arrived().size() == 2);
}

TEST_CASE("a wrong password in the second tab gives the account back to the first", "[tabs]") {
  TwoTabs tabs;
  tabs.second.sign_in(kAnn, "wrong");
  REQUIRE(tabs.town.run_until([&] { return is_elsewhere(tabs.second); }));
  tabs.town.run_for(50ms);
  tabs.second.screen.click(Role::Button, kHere);
  REQUIRE(tabs.town.run_until([&] { return is_elsewhere(tabs.first); }));
  REQUIRE(tabs.town.run_until([&] { return is_online(tabs.first); }));
  CHECK(tabs.second.state().sign_in.problem == ui::model::SignInProblem::WrongPassword);
}

TEST_CASE("the tab that waits goes on when the owner crashes", "[tabs]") {
  TwoTabs tabs;
  tabs.send_offline(tabs.first, "offline ", 2);
  tabs.ask(tabs.second);
  tabs.first.crash();
  tabs.town.network = true;
  REQUIRE(tabs.town.run_until([&] { return is_online(tabs.second); }));
  REQUIRE(tabs.town.run_until([&] { return tabs.bob.screen.shows("offline 2"); }));
  tabs.town.run_for(3s);
  CHECK(tabs.arrived().size() == 2);
}

TEST_CASE("a frozen owner loses the account within a second, and writes nothing when it thaws", "[tabs]") {
  TwoTabs tabs;
  tabs.ask(tabs.second);
  tabs.first.screen.type("Message", "typed too late");
  tabs.first.account_lock.freeze();
  tabs.first.timer.at.reset();
  tabs.move_to(tabs.second);
  CHECK(tabs.second.account_lock.holds());
  const auto stored = tabs.first.storage.values;
  tabs.first.account_lock.thaw();
  tabs.town.run_for(5s);
  CHECK(is_elsewhere(tabs.first));
  CHECK(tabs.first.storage.values == stored);
  CHECK(is_online(tabs.second));
}

TEST_CASE("signing out in one tab signs out of all, and erases what the device keeps", "[tabs]") {
  TwoTabs tabs;
  tabs.ask(tabs.second);
  tabs.move_to(tabs.second);
  tabs.second.screen.click(Role::Button, "Menu");
  tabs.town.run_for(100ms);
  tabs.second.screen.click(Role::MenuItem, "Sign out");
  REQUIRE(tabs.town.run_until([&] { return tabs.second.state().screen == Screen::SignIn; }));
  tabs.town.run_for(3s);
  CHECK(tabs.first.state().screen == Screen::SignIn);
  CHECK_FALSE(tabs.first.socket.connection.has_value());
  for (const auto& [key, value] : tabs.first.storage.values) CHECK_FALSE(key.contains(kAnn));
}

TEST_CASE("of three tabs, the one where the person asks gets the account, and one click is enough", "[tabs]") {
  TwoTabs tabs;
  Page& third = tabs.town.add_tab(tabs.first);
  tabs.ask(tabs.second);
  tabs.ask(third);
  tabs.move_to(third);
  tabs.town.run_for(3s);
  CHECK(is_online(third));
  CHECK(is_elsewhere(tabs.first));
  CHECK(is_elsewhere(tabs.second));
  CHECK(tabs.second.socket.opened.empty());
}

TEST_CASE("a tab in a call is asked first, and the call ends when the answer is yes", "[tabs]") {
  TwoTabs tabs;
  tabs.first.screen.click(Role::Button, "Voice call");
  REQUIRE(tabs.town.run_until([&] { return tabs.bob.state().call.has_value(); }));
  tabs.ask(tabs.second);
  tabs.second.screen.click(Role::Button, kHere);
  REQUIRE(tabs.town.run_until([&] { return tabs.second.screen.find(Role::Button, "Move anyway") != nullptr; }));
  tabs.town.run_for(2s);
  CHECK(tabs.first.state().call.has_value());
  CHECK(is_online(tabs.first));

  tabs.second.screen.click(Role::Button, "Move anyway");
  REQUIRE(tabs.town.run_until([&] { return is_online(tabs.second); }));
  CHECK_FALSE(tabs.first.state().call.has_value());
  CHECK_FALSE(tabs.first.media.held);
}

TEST_CASE("another account is a tab's own affair", "[tabs]") {
  TwoTabs tabs;
  tabs.second.sign_in(kBob, "secret");
  REQUIRE(tabs.town.run_until([&] { return is_online(tabs.second); }));
  CHECK(is_online(tabs.first));
}

TEST_CASE("a tab out of the browser's cache goes on, or says who has the account", "[tabs]") {
  TwoTabs tabs;
  tabs.first.screen.type("Message", "half a sen");
  tabs.first.screen.close();
  tabs.town.run_for(1s);
  SECTION("it goes on") {
    tabs.first.screen.set_visible(true);
    REQUIRE(tabs.town.run_until([&] { return is_online(tabs.first); }));
    tabs.town.run_for(100ms);
    CHECK(tabs.first.screen.value("Message") == "half a sen");
    tabs.first.send("back");
    REQUIRE(tabs.town.run_until([&] { return tabs.bob.screen.shows("back"); }));
  }
  SECTION("another one has it") {
    tabs.second.sign_in(kAnn, "secret");
    REQUIRE(tabs.town.run_until([&] { return is_online(tabs.second); }));
    tabs.first.screen.set_visible(true);
    REQUIRE(tabs.town.run_until([&] { return is_elsewhere(tabs.first); }));
    CHECK(is_online(tabs.second));
  }
}
