// What calls leave in the conversations: of the archive, of somebody unknown, and who can be called at all.

#include <chrono>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "shell/chat/chat.hpp"
#include "tests/support/shell/desk.hpp"
#include "ui/text/words/phrases.hpp"

using namespace std::chrono_literals;
using protocol::Arrival;
using protocol::Direction;
using protocol::jingle::CallFate;
using protocol::jingle::CallRecorded;
using support::desk::Desk;
using support::desk::jid;
using support::desk::kBob;
using ui::model::CallEnd;
using ui::model::ItemKind;
namespace phrases = ui::text::phrases;

namespace {

constexpr const char* kStranger = "stranger@else.example";

// The newest page of the account's archive, after a sign-in.
void read_archive(Desk& desk, const std::vector<CallRecorded>& calls,
                  std::vector<protocol::im::Message> messages = {}) {
  for (const CallRecorded& call : calls) desk.chat.record(call, desk.now());
  desk.answer_archive("", std::move(messages));
}

CallRecorded archived(std::string id, protocol::Timestamp at, CallFate fate,
                      Direction direction = protocol::Direction::Incoming,
                      std::optional<protocol::Duration> length = {}) {
  return {.session = {std::move(id)},
          .peer = jid(kBob),
          .direction = direction,
          .fate = fate,
          .length = length,
          .at = at,
          .arrival = protocol::Arrival::Archive};
}

}  // namespace

TEST_CASE("calls of the archive have its time, once", "[chat][calls]") {
  Desk desk;
  const auto yesterday = desk.now().wall - 24h;
  const std::vector<CallRecorded> calls{
      archived("c1", yesterday, CallFate::Unanswered),
      archived("c2", yesterday + 1h, CallFate::Answered, protocol::Direction::Outgoing, 70s),
      archived("c3", yesterday + 2h, CallFate::Declined, protocol::Direction::Outgoing),
      archived("c4", yesterday + 3h, CallFate::Unanswered, protocol::Direction::Outgoing),
      archived("c5", yesterday + 4h, CallFate::Busy, protocol::Direction::Outgoing),
      archived("c6", yesterday + 5h, CallFate::Failed)};
  for (int sign_in = 0; sign_in < 2; ++sign_in) {
    if (sign_in > 0) desk.sign_in();
    read_archive(desk, calls);
    desk.open(kBob);
    REQUIRE(desk.timeline().end() - desk.timeline().begin() == 6);
    const auto words = [&](std::int64_t i) {
      const auto item = desk.timeline().item(desk.timeline().begin() + i);
      return phrases::call_entry(item.kind, item.call, item.text);
    };
    CHECK(words(0) == "Missed call");
    CHECK(words(1) == "Call, 1:10");
    CHECK(words(2) == "Call declined");
    CHECK(words(3) == "No answer");
    CHECK(words(4) == "Busy");
    CHECK(words(5) == "Call failed");
    CHECK(desk.timeline().item(desk.timeline().begin()).time == yesterday);
    CHECK(desk.timeline().item(desk.timeline().begin() + 1).time == yesterday + 1h + 70s);
    CHECK(desk.conversation(kBob)->last_activity == yesterday + 5h);
  }
}

TEST_CASE("a call that was missed while nobody was there is unread until it is seen", "[chat][calls]") {
  support::page::FakeStorage storage;
  protocol::Timestamp first;
  {
    Desk desk(storage);
    first = desk.now().wall - 1h;
    protocol::im::Message greeting;
    greeting.from = jid("bob@example.org/x");
    greeting.to = jid("ann@example.org");
    greeting.id = {"m"};
    greeting.archive_id = support::archive_id("a1");
    greeting.body = "Hello";
    greeting.sent_at = first - 1h;
    greeting.arrival = protocol::Arrival::Archive;
    read_archive(desk, {}, {greeting});
    desk.open(kBob);
    desk.chat.act(ui::model::CloseConversation{}, desk.now());
    desk.chat.closing(desk.now());
  }
  {
    Desk desk(storage);
    read_archive(desk, {archived("c1", first, CallFate::Unanswered)});
    CHECK(desk.conversation(kBob)->unread == 1);
    desk.open(kBob);
    CHECK(desk.conversation(kBob)->unread == 0);
    desk.chat.closing(desk.now());
  }
  Desk desk(storage);
  read_archive(desk, {archived("c1", first, CallFate::Unanswered)});
  CHECK(desk.conversation(kBob)->unread == 0);
  desk.sign_in();
  read_archive(desk, {archived("c2", first + 10min, CallFate::Unanswered)});
  CHECK(desk.conversation(kBob)->unread == 1);
}

TEST_CASE("what is told of a call later changes its entry", "[chat][calls]") {
  Desk desk;
  desk.open(kBob);
  desk.chat.record({.session = {"c1"}, .peer = jid(kBob), .fate = CallFate::Unanswered}, desk.now());
  desk.chat.record({.session = {"c2"}, .peer = jid(kBob), .fate = CallFate::Unanswered}, desk.now());
  CHECK(desk.last().call.times == 2);
  desk.chat.record({.session = {"c1"}, .peer = jid(kBob), .fate = CallFate::Answered, .length = 5s}, desk.now());
  REQUIRE(desk.timeline().end() - desk.timeline().begin() == 2);
  CHECK(desk.last().text == "0:05");
  CHECK(desk.timeline().item(desk.timeline().begin()).call.times == 1);
  desk.chat.record({.session = {"c1"}, .peer = jid(kBob), .fate = CallFate::Answered, .length = 9s}, desk.now());
  CHECK(desk.last().text == "0:09");
  CHECK(desk.timeline().end() - desk.timeline().begin() == 2);
}

TEST_CASE("200 proposals of somebody unknown are one quiet line", "[chat][calls]") {
  Desk desk;
  desk.chat.record({.session = {"c"}, .peer = jid(kBob), .fate = CallFate::Answered}, desk.now());
  for (int i = 0; i < 200; ++i) {
    desk.pass(30s);
    CHECK_FALSE(desk.chat.record(
        {.session = {"s" + std::to_string(i)}, .peer = jid(kStranger), .fate = CallFate::Unanswered}, desk.now()));
  }
  desk.chat.settle();
  const auto& stranger = *desk.conversation(kStranger);
  CHECK(stranger.unread == 0);
  CHECK(desk.model.read().conversations.front().address == kBob);
  CHECK(desk.gist(kStranger) == "200 missed calls");
  CHECK(desk.notifier.shown.empty());
  desk.open(kStranger);
  CHECK(desk.timeline().end() - desk.timeline().begin() == 1);
}

TEST_CASE("the list says whose devices take no calls", "[chat][calls]") {
  Desk desk;
  using protocol::jingle::CallSupport;
  CHECK(phrases::call_obstacle(*desk.conversation(kBob), ui::model::CallMedia::Voice).empty());
  desk.chat.handle(protocol::jingle::CallSupportChanged{jid(kBob), CallSupport::None, {}}, desk.now());
  CHECK(phrases::call_obstacle(*desk.conversation(kBob), ui::model::CallMedia::Voice) ==
        "Bob has no device online that can take calls");
  desk.chat.handle(protocol::jingle::CallSupportChanged{jid(kBob), CallSupport::Voice, jid("bob@example.org/old")},
                   desk.now());
  CHECK(phrases::call_obstacle(*desk.conversation(kBob), ui::model::CallMedia::Voice).empty());
  CHECK_FALSE(phrases::call_obstacle(*desk.conversation(kBob), ui::model::CallMedia::Video).empty());
  CHECK(desk.chat.callee(jid(kBob)) == jid("bob@example.org/old"));
  desk.chat.handle(protocol::jingle::CallSupportChanged{jid(kBob), CallSupport::Unknown, {}}, desk.now());
  CHECK(desk.chat.callee(jid(kBob)) == jid(kBob));
}
