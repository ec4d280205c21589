#include "shell/app.hpp"

#include <chrono>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/shell/people.hpp"
#include "tests/support/shell/town.hpp"

using namespace std::chrono_literals;
using support::page::AnnAndBob;
using support::page::conversation;
using support::page::count;
using support::page::is_online;
using support::page::kAnn;
using support::page::kBob;
using support::page::last;
using support::page::Page;
using ui::model::Delivery;

TEST_CASE("two people sign in, see each other and chat", "[app]") {
  AnnAndBob people;
  people.talk();

  people.ann.send("Hello Bob");
  REQUIRE(people.town.run_until([&] { return people.bob.screen.shows("Hello Bob"); }));
  people.bob.send("مرحبا 👨‍👩‍👧");
  REQUIRE(people.town.run_until([&] { return people.ann.screen.shows("مرحبا 👨‍👩‍👧"); }));
  CHECK(people.ann.screen.value("Message").empty());
  REQUIRE(people.town.run_until([&] { return last(people.bob).delivery == Delivery::Received; }));
  CHECK(people.ann.state().conversations.front().address == kBob);
  CHECK(people.ann.state().conversations.front().preview == "مرحبا 👨‍👩‍👧");
}

TEST_CASE("a message is copied, and said when the browser refuses", "[app]") {
  using ui::semantics::Role;
  AnnAndBob people;
  people.talk();
  people.ann.clipboard.refuses = GENERATE(false, true);
  people.ann.send("to be copied");
  REQUIRE(people.town.run_until([&] { return count(people.ann) == 1; }));
  people.town.run_for(100ms);
  people.ann.screen.click(Role::Button, "Message actions");
  people.town.run_for(100ms);
  people.ann.screen.click(Role::MenuItem, "Copy");
  people.town.run_for(100ms);
  REQUIRE(people.ann.state().notices.size() == 1);
  const auto kind = people.ann.state().notices.front().kind;
  if (people.ann.clipboard.refuses) {
    CHECK(kind == ui::model::NoticeKind::CopyFailed);
  } else {
    CHECK(people.ann.clipboard.text == "to be copied");
    CHECK(kind == ui::model::NoticeKind::Copied);
  }
}

TEST_CASE("an address is copied from the details", "[app]") {
  using ui::semantics::Role;
  AnnAndBob people;
  people.talk();
  people.ann.screen.click(Role::Button, "Details");
  people.town.run_for(100ms);
  people.ann.screen.click(Role::Button, "Copy address");
  people.town.run_for(100ms);
  CHECK(people.ann.clipboard.text == kBob);
}

TEST_CASE("files that cannot be sent yet are not kept", "[app]") {
  AnnAndBob people;
  people.talk();
  people.ann.screen.give({{7, "cat.png", 2048, {}}});
  people.town.run_for(100ms);
  CHECK(people.ann.files.released == std::vector<std::uint32_t>{7});
}

TEST_CASE("typing is shown and ends", "[app]") {
  AnnAndBob people;
  people.talk();
  people.ann.screen.type("Message", "H");
  const auto typing = [&] { return conversation(people.bob, kAnn)->typing; };
  REQUIRE(people.town.run_until(typing));
  REQUIRE(people.town.run_until([&] { return !typing(); }));
}

TEST_CASE("a socket cut in the middle of a hundred messages loses and doubles none", "[app]") {
  AnnAndBob people;
  people.talk();
  for (int i = 0; i < 100; ++i) {
    people.ann.send("message " + std::to_string(i));
    people.town.run_for(5ms);
    if (i == 50) people.ann.socket.cut();
  }
  REQUIRE(people.town.run_until([&] { return count(people.bob) >= 100; }));
  people.town.run_for(5s);
  REQUIRE(count(people.bob) == 100);
  const auto& timeline = *people.bob.state().open->timeline;
  for (int i = 0; i < 100; ++i) CHECK(timeline.item(timeline.begin() + i).text == "message " + std::to_string(i));
}

TEST_CASE("what a resume brings is shown behind what came before the cut", "[app]") {
  AnnAndBob people;
  people.talk();
  people.town.run_for(500ms);
  people.ann.send("1");
  REQUIRE(people.town.run_until([&] { return count(people.bob) == 1; }));
  people.town.run_for(250ms);
  people.bob.socket.cut();
  people.ann.send("2");
  people.ann.send("3");
  REQUIRE(people.town.run_until([&] { return count(people.bob) == 3; }));
  const auto& timeline = *people.bob.state().open->timeline;
  for (int i = 0; i < 3; ++i) CHECK(timeline.item(timeline.begin() + i).text == std::to_string(i + 1));
}

TEST_CASE("a message that was typed offline survives a reload and arrives once", "[app]") {
  AnnAndBob people;
  people.talk();
  people.town.network = false;
  people.ann.socket.cut();
  people.ann.send("from before the reload");
  people.town.run_for(1s);
  CHECK(last(people.ann).delivery == Delivery::Waiting);

  people.ann.load();
  people.town.network = true;
  people.town.run_for(100ms);
  people.ann.sign_in(kAnn, "secret");
  REQUIRE(people.town.run_until([&] { return people.bob.screen.shows("from before the reload"); }));
  people.town.run_for(5s);
  CHECK(count(people.bob) == 1);
  people.ann.open(kBob);
  people.town.run_for(1s);
  CHECK(count(people.ann) == 1);
  CHECK(last(people.ann).delivery == Delivery::Received);
}

TEST_CASE("a message that arrived just before a reload is not sent again", "[app]") {
  AnnAndBob people;
  people.talk();
  people.ann.send("did it arrive?");
  people.town.run_for(25ms);  // the server has it, its acknowledgement is still under way
  people.ann.load();
  people.town.run_for(100ms);
  people.ann.sign_in(kAnn, "secret");
  people.town.run_for(10s);
  CHECK(count(people.bob) == 1);
}

TEST_CASE("history is there after signing in on a fresh device", "[app]") {
  AnnAndBob people;
  people.talk();
  for (int i = 0; i < 60; ++i) people.ann.send("old " + std::to_string(i));
  people.town.run_for(2s);

  Page& phone = people.town.add_page();
  phone.sign_in(kBob, "secret");
  REQUIRE(people.town.run_until([&] { return is_online(phone) && !phone.state().conversations.empty(); }));
  people.town.run_for(1s);
  CHECK(conversation(phone, kAnn)->preview == "old 59");
  phone.open(kAnn);
  REQUIRE(people.town.run_until([&] { return phone.state().open->history != ui::model::History::Loading; }));
  const auto& timeline = *phone.state().open->timeline;
  CHECK(timeline.item(timeline.end() - 1).text == "old 59");
  CHECK(timeline.item(timeline.end() - 50).text == "old 10");
}

TEST_CASE("what was said during an absence is caught up with and counted", "[app]") {
  AnnAndBob people;
  people.sign_in();
  people.ann.open(kBob);
  people.town.run_for(100ms);
  people.ann.send("first");
  people.town.run_for(1s);
  people.town.network = false;
  people.bob.socket.cut();
  people.town.run_for(1s);
  people.town.server.forget_sessions();
  for (int i = 0; i < 5; ++i) people.ann.send("while away " + std::to_string(i));
  people.town.run_for(1s);
  people.town.network = true;
  people.bob.screen.set_network(true);
  REQUIRE(people.town.run_until([&] {
    const auto* ann = conversation(people.bob, kAnn);
    return ann->preview == "while away 4" && ann->unread == 6;
  }));
  CHECK(people.bob.notifier.unread == 6);
}

TEST_CASE("a wrong password keeps the fields and a second try works", "[app]") {
  AnnAndBob people;
  people.ann.sign_in(kAnn, "wrong");
  REQUIRE(people.town.run_until([&] { return people.ann.state().sign_in.problem != ui::model::SignInProblem::None; }));
  CHECK(people.ann.state().sign_in.problem == ui::model::SignInProblem::WrongPassword);
  CHECK(people.ann.screen.value("Address") == kAnn);
  people.ann.sign_in(kAnn, "secret");
  REQUIRE(people.town.run_until([&] { return is_online(people.ann); }));
}

TEST_CASE("an idle page draws nothing", "[app][frame]") {
  AnnAndBob people;
  people.talk();
  people.town.run_for(5s);
  const int before = people.ann.screen.frames;
  people.town.run_for(120s);
  CHECK(people.ann.screen.frames == before);
}

TEST_CASE("a burst gets few frames where the browser takes long to paint them", "[app][frame]") {
  AnnAndBob people;
  people.sign_in();
  people.bob.open(kAnn);
  people.town.run_for(1s);
  people.ann.screen.painting = 80ms;
  const int before = people.ann.screen.frames;
  for (int i = 0; i < 100; ++i) {
    people.bob.send("Message " + std::to_string(i));
    people.town.run_for(20ms);
  }
  REQUIRE(people.town.run_until([&] { return people.ann.screen.shows("Message 99"); }));
  CHECK(people.ann.screen.frames - before < 20);
}

TEST_CASE("what is written while there is no picture leaves at once", "[app][frame]") {
  AnnAndBob people;
  people.talk();
  people.ann.screen.lose_picture();
  people.ann.send("Nobody saw me write this");
  REQUIRE(people.town.run_until([&] { return people.bob.screen.shows("Nobody saw me write this"); }));
  people.ann.screen.restore_picture();
  people.town.run_for(1s);
  CHECK(people.ann.screen.shows("Nobody saw me write this"));
  CHECK(people.ann.screen.textures_made > 0);
}

TEST_CASE("a page that comes back out of the browser's cache is signed in as before", "[app]") {
  AnnAndBob people;
  people.talk();
  people.ann.screen.close();
  people.ann.screen.set_visible(false);
  const bool heard_of_the_end = GENERATE(true, false);
  if (heard_of_the_end) people.town.run_for(60s);
  people.ann.screen.set_visible(true);
  people.town.run_for(60s);
  REQUIRE(is_online(people.ann));
  CHECK(people.ann.state().open);
  people.ann.send("I was away");
  REQUIRE(people.town.run_until([&] { return people.bob.screen.shows("I was away"); }));
}
