// What the archive gives: pages, what is missing between them, and catching up.
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "shell/chat/chat.hpp"
#include "tests/support/shell/desk.hpp"

using namespace std::chrono_literals;
using support::desk::archived;
using support::desk::Desk;
using support::desk::jid;
using support::desk::kBob;

namespace {

using Words = std::vector<std::string>;

constexpr const char* kEve = "eve@example.net";

}  // namespace

TEST_CASE("catching up goes back until what was known, and no further", "[chat][history]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.answer_archive("", {archived(1, kBob)}, false);
  const auto queries = [&] { return desk.requests.all<protocol::im::QueryArchive>().size(); };
  CHECK(queries() == 1);
  desk.chat.online({.jid = jid("ann@example.org/y")}, desk.now());
  desk.receive("bob@example.org/x", "live", "a9");
  desk.answer_archive("", {archived(7, kBob), archived(8, kBob)}, false);
  CHECK(queries() == 3);
  CHECK(desk.requests.all<protocol::im::QueryArchive>().back().before.id == "a7");
  desk.answer_archive("", {archived(1, kBob), archived(6, kBob)}, false);
  CHECK(queries() == 3);
  CHECK(desk.conversation(kBob)->unread == 4);
}

TEST_CASE("while catching up goes on, what it has not reached has its place", "[chat][history]") {
  Desk desk;
  desk.open();
  desk.answer_archive("", {archived(1, kBob), archived(2, kEve)}, false);
  desk.answer_archive(kBob, {archived(1, kBob)}, true);
  desk.chat.online({.jid = jid("ann@example.org/y")}, desk.now());
  desk.receive("bob@example.org/x", "live", "a9");
  desk.answer_archive("", {archived(7, kBob), archived(8, kBob)}, false);
  CHECK(desk.words() == Words{"text 1", "…", "text 7", "text 8", "live"});
  desk.open(kEve);
  CHECK(desk.words() == Words{"text 2", "…"});
  desk.answer_archive("", {archived(2, kEve), archived(6, kBob)}, false);
  CHECK(desk.words() == Words{"text 2"});
  desk.open();
  CHECK(desk.words() == Words{"text 1", "text 6", "text 7", "text 8", "live"});
}

TEST_CASE("an absence too long to load leaves no hidden gap", "[chat][history]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.open();
  desk.answer_archive("", {archived(1, kBob)}, false);
  desk.answer_archive(kBob, {archived(1, kBob)}, true);
  desk.chat.online({.jid = jid("ann@example.org/y")}, desk.now());
  desk.answer_archive(kBob, {archived(1000, kBob)}, false);
  for (int page = 9; page >= 0; --page) desk.answer_archive("", {archived(500 + page, kBob)}, false);
  const auto& timeline = *desk.model.read().open->timeline;
  CHECK(timeline.item(timeline.begin()).text == "text 1");
  const auto gap = timeline.item(timeline.begin() + 1);
  CHECK(gap.kind == ui::model::ItemKind::NotLoaded);
  CHECK(timeline.item(timeline.begin() + 2).text == "text 500");
  CHECK(desk.last().text == "text 1000");

  using From = ui::model::LoadEntries::From;
  const auto load = [&](From from) { desk.chat.act(ui::model::LoadEntries{desk.key(), gap.key, from}, desk.now()); };
  const auto last_query = [&] { return desk.requests.all<protocol::im::QueryArchive>().back(); };
  load(From::NewEnd);
  CHECK(last_query().before.id == "a500");
  CHECK(last_query().after.empty());
  load(From::NewEnd);  // once is enough
  const auto history = [&] { return timeline.item(*timeline.position_of(gap.key)).history; };
  CHECK(history() == ui::model::History::Loading);
  desk.requests.give(
      protocol::RequestFailed{.error = {.condition = protocol::StanzaCondition::ServiceUnavailable, .text = {}}},
      desk.now());
  CHECK(history() == ui::model::History::Failed);
  load(From::NewEnd);
  desk.answer_archive(kBob, {archived(498, kBob), archived(499, kBob)}, false);
  CHECK(timeline.item(timeline.begin() + 2).text == "text 498");
  load(From::OldEnd);
  CHECK(last_query().after.id == "a1");
  desk.answer_archive(kBob, {archived(2, kBob), archived(3, kBob)}, false);
  CHECK(timeline.item(timeline.begin() + 2).text == "text 3");
  CHECK(timeline.position_of(gap.key) == timeline.begin() + 3);
  CHECK(desk.conversation(kBob)->unread == 0);
  load(From::OldEnd);
  CHECK(last_query().after.id == "a3");
  desk.answer_archive(kBob, {archived(4, kBob), archived(498, kBob)}, false);
  CHECK_FALSE(timeline.position_of(gap.key).has_value());
}

TEST_CASE("catching up that breaks off leaves no hidden gap", "[chat][history]") {
  Desk desk;
  desk.open();
  desk.answer_archive("", {archived(1, kBob)}, false);
  desk.answer_archive(kBob, {archived(1, kBob)}, true);
  const bool later = GENERATE(false, true);
  desk.chat.online({.jid = jid("ann@example.org/y")}, desk.now());
  const auto account = desk.requests.sent.size() - 2;  // and the open conversation's own
  if (later) desk.answer_archive("", {archived(900, kBob)}, false);
  desk.requests.give(
      later ? desk.requests.sent.size() - 1 : account,
      protocol::RequestFailed{.error = {.condition = protocol::StanzaCondition::Disconnected, .text = {}}}, desk.now());
  desk.chat.online({.jid = jid("ann@example.org/z")}, desk.now());
  desk.answer_archive("", {archived(900, kBob), archived(901, kBob)}, false);
  CHECK(desk.words() == Words{"text 1", "…", "text 900", "text 901"});
}

TEST_CASE("history that cannot be loaded is said and asked for again", "[chat][history]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.open();
  const auto asked = desk.requests.sent.size();
  desk.requests.give(
      protocol::RequestFailed{.error = {.condition = protocol::StanzaCondition::ServiceUnavailable, .text = {}}},
      desk.now());
  CHECK(desk.model.read().open->history == ui::model::History::Failed);
  desk.chat.act(ui::model::LoadEntries{desk.key()}, desk.now());
  CHECK(desk.model.read().open->history == ui::model::History::Loading);
  desk.chat.act(ui::model::LoadEntries{desk.key()}, desk.now());  // once is enough
  CHECK(desk.requests.sent.size() == asked + 1);
  desk.answer_archive(kBob, {archived(50, kBob)}, false);
  desk.chat.act(ui::model::LoadEntries{desk.key()}, desk.now());
  CHECK(desk.requests.all<protocol::im::QueryArchive>().back().before.id == "a50");
  desk.answer_archive(kBob, {archived(49, kBob)}, true);
  desk.chat.act(ui::model::LoadEntries{desk.key()}, desk.now());
  CHECK(desk.model.read().open->history == ui::model::History::Complete);
}

TEST_CASE("older messages are reached behind what catching up has brought", "[chat][history]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  std::vector<protocol::im::Message> all;
  for (int i = 1000; i < 1260; ++i) all.push_back(archived(i, kBob));
  const auto page = [&all](std::size_t from, std::size_t size) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(from);
    return std::vector(begin, begin + static_cast<std::ptrdiff_t>(size));
  };
  desk.answer_archive("", page(160, 100), false);
  desk.open();
  const auto& timeline = *desk.model.read().open->timeline;
  const auto loaded = [&] { return timeline.end() - timeline.begin(); };
  desk.answer_archive(kBob, page(210, 50), false);
  CHECK(desk.model.read().open->history == ui::model::History::Partial);

  desk.chat.act(ui::model::LoadEntries{desk.key()}, desk.now());
  desk.answer_archive(kBob, page(160, 50), false);
  CHECK(loaded() == 100);
  CHECK(desk.model.read().open->history == ui::model::History::Loading);  // nothing new: it asks on by itself
  CHECK(desk.requests.all<protocol::im::QueryArchive>().back().before.id == "a1160");
  desk.answer_archive(kBob, page(110, 50), false);
  CHECK(loaded() == 150);
  CHECK(desk.model.read().open->history == ui::model::History::Partial);
}

TEST_CASE("an archive that goes round in circles has no more to give", "[chat][history]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.open();
  desk.answer_archive(kBob, {archived(7, kBob)}, false);
  desk.chat.act(ui::model::LoadEntries{desk.key()}, desk.now());
  desk.answer_archive(kBob, {archived(7, kBob)}, false);
  CHECK(desk.model.read().open->history == ui::model::History::Complete);
}

TEST_CASE("a first page that could not be had leaves no hidden gap either", "[chat][history]") {
  const bool comes_later = GENERATE(false, true);
  Desk desk;
  const auto account = desk.requests.sent.size() - 1;
  const auto fail = [&](std::size_t request) {
    desk.requests.give(
        request,
        protocol::RequestFailed{.error = {.condition = protocol::StanzaCondition::ServiceUnavailable, .text = {}}},
        desk.now());
  };
  fail(account);
  desk.open();
  desk.answer_archive(kBob, {archived(1, kBob)}, true);
  desk.chat.online({.jid = jid("ann@example.org/y")}, desk.now());
  if (!comes_later) {
    fail(desk.requests.sent.size() - 2);
    desk.receive("bob@example.org/x", "live", "a9");
    CHECK(desk.words() == Words{"text 1", "…", "live"});
  } else {
    desk.answer_archive("", {archived(900, kBob)}, false);
    CHECK(desk.words() == Words{"text 1", "…", "text 900"});
  }
}
