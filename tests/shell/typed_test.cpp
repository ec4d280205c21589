// What is typed or pasted, with characters that XML cannot carry: what is shown, stored, sent and archived is one text.

#include <chrono>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/shell/people.hpp"
#include "tests/support/shell/town.hpp"

using namespace std::chrono_literals;
using support::page::AnnAndBob;
using support::page::count;
using support::page::is_online;
using support::page::kAnn;
using support::page::kBob;
using support::page::last;
using ui::semantics::Role;

TEST_CASE("a message is shown as it arrives, without what cannot arrive", "[app][typed]") {
  AnnAndBob people;
  people.talk();
  const auto typed = GENERATE("a\x02 b",
                              "\x02"
                              "a b",
                              "a\xEF\xBF\xBE b", "a\xED\xA0\xBD b", "a b\xFF");
  people.ann.send(typed);
  REQUIRE(people.town.run_until([&] { return count(people.bob) == 1; }));
  CHECK(last(people.bob).text == "a b");
  CHECK(last(people.ann).text == "a b");
}

TEST_CASE("after a failed resume such a message is there once", "[app][typed]") {
  AnnAndBob people;
  people.talk();
  people.ann.send("once\x02 and no more\xEF\xBF\xBF");
  people.town.run_for(25ms);  // the server has it, its acknowledgement is still under way
  people.town.network = false;
  people.ann.socket.cut();
  people.town.server.forget_sessions();
  people.town.run_for(1s);
  people.town.network = true;
  people.ann.screen.set_network(true);
  REQUIRE(people.town.run_until([&] { return is_online(people.ann); }));
  people.town.run_for(10s);
  CHECK(count(people.ann) == 1);
  CHECK(count(people.bob) == 1);
  CHECK(last(people.ann).text == "once and no more");
  CHECK(last(people.bob).text == "once and no more");
}

TEST_CASE("a message of nothing that can be sent is none", "[app][typed]") {
  AnnAndBob people;
  people.talk();
  const auto typed = GENERATE("\x02\x03", "\xEF\xBF\xBE\xEF\xBF\xBF", "\xED\xA0\xBD", " \x02\n");
  people.ann.send(typed);
  people.town.run_for(2s);
  CHECK(count(people.ann) == 0);
  CHECK(count(people.bob) == 0);
}

TEST_CASE("a draft is stored and restored as it would be sent", "[app][typed]") {
  AnnAndBob people;
  people.talk();
  people.ann.screen.type("Message", "half\x02 a\xEF\xBF\xBE sentence");
  people.town.run_for(3s);
  for (const auto& [key, value] : people.ann.storage.values) {
    CHECK_FALSE(value.contains('\x02'));
    CHECK_FALSE(value.contains("\xEF\xBF\xBE"));
  }
  people.ann.load();
  people.town.run_for(100ms);
  people.ann.sign_in(kAnn, "secret");
  REQUIRE(people.town.run_until([&] { return is_online(people.ann); }));
  people.town.run_for(1s);  // until it is known who there is
  people.ann.open(kBob);
  people.town.run_for(1s);
  CHECK(people.ann.screen.value("Message") == "half a sentence");
}

TEST_CASE("an address is signed in with as it can be written", "[app][typed]") {
  AnnAndBob people;
  people.ann.sign_in(std::string(kAnn) + "\x02\xEF\xBF\xBF", "secret");
  CHECK(people.town.run_until([&] { return is_online(people.ann); }));
}
