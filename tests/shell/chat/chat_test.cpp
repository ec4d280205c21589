#include "shell/chat/chat.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/shell/desk.hpp"

using namespace std::chrono_literals;
using protocol::Arrival;
using protocol::Direction;
using protocol::im::Availability;
using protocol::im::Subscription;
using support::desk::archived;
using support::desk::Desk;
using support::desk::jid;
using support::desk::kBob;
using support::desk::tag;
using ui::model::Delivery;
using ui::model::NoticeKind;
using ui::model::Presence;
using Visibility = shell::ports::DisplayListener::Visibility;

namespace {

constexpr const char* kEve = "eve@example.net";

}  // namespace

TEST_CASE("contacts are loading until the server says who they are, or that it cannot", "[chat][contacts]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  CHECK_FALSE(desk.model.read().contacts_loading);
  desk.chat.signed_out();
  desk.chat.online({.jid = jid("ann@example.org/y")}, desk.now());
  CHECK(desk.model.read().contacts_loading);
  SECTION("said") { desk.chat.handle(protocol::im::RosterReceived{}, desk.now()); }
  SECTION("not said") { desk.chat.handle(protocol::im::RosterFailed{}, desk.now()); }
  SECTION("signed out") { desk.chat.signed_out(); }
  CHECK_FALSE(desk.model.read().contacts_loading);
}

TEST_CASE("a contact is as available as the best of its devices", "[chat][contacts]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.presence("bob@example.org/phone", Availability::Away, "out");
  CHECK(desk.conversation(kBob)->presence == Presence::Away);
  desk.presence("bob@example.org/desk", Availability::Chat, "in");
  CHECK(desk.conversation(kBob)->presence == Presence::Online);
  CHECK(desk.conversation(kBob)->status == "in");
  desk.presence("bob@example.org/desk", Availability::Offline);
  CHECK(desk.conversation(kBob)->presence == Presence::Away);
  desk.presence("bob@example.org/unknown", Availability::Offline);
  CHECK(desk.conversation(kBob)->presence == Presence::Away);
  SECTION("until the last goes") { desk.presence("bob@example.org/phone", Availability::Offline); }
  SECTION("until the server says it of the account") { desk.presence("bob@example.org", Availability::Offline); }
  SECTION("until a new session begins") { desk.chat.online({.jid = jid("ann@example.org/y")}, desk.now()); }
  CHECK(desk.conversation(kBob)->presence == Presence::Offline);
}

TEST_CASE("presence that comes before the roster counts", "[chat][contacts]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.presence("cid@example.org/x", Availability::Online);
  CHECK(desk.conversation("cid@example.org") == nullptr);
  desk.chat.handle(protocol::im::RosterItemChanged{{.jid = jid("cid@example.org"), .subscription = Subscription::To}},
                   desk.now());
  CHECK(desk.conversation("cid@example.org")->presence == Presence::Online);
  CHECK(desk.conversation("cid@example.org")->name == "cid");
}

TEST_CASE("a new roster drops who is gone, but no words", "[chat][contacts]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.receive("bob@example.org/x", "hello");
  desk.chat.handle(protocol::im::RosterItemChanged{{.jid = jid("cid@example.org")}}, desk.now());
  desk.chat.handle(protocol::im::RosterReceived{}, desk.now());
  CHECK(desk.conversation("cid@example.org") == nullptr);
  REQUIRE(desk.conversation(kBob) != nullptr);
  CHECK(desk.conversation(kBob)->name == kBob);
}

TEST_CASE("who asks to see us is shown once and answered", "[chat][contacts]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.chat.handle(protocol::im::SubscriptionRequested{jid(kEve)}, desk.now());
  desk.chat.handle(protocol::im::SubscriptionRequested{jid(kEve)}, desk.now());
  REQUIRE(desk.model.read().contact_requests.size() == 1);
  SECTION("yes, and we want to see them too") {
    desk.chat.act(ui::model::AnswerContactRequest{desk.key(kEve), ui::model::RequestAnswer::Accept}, desk.now());
    REQUIRE(desk.requests.all<protocol::im::AddContact>().size() == 1);
    CHECK(desk.requests.all<protocol::im::AnswerSubscription>().front().answer ==
          protocol::im::SubscriptionAnswer::Approve);
  }
  SECTION("no") {
    desk.chat.act(ui::model::AnswerContactRequest{desk.key(kEve), ui::model::RequestAnswer::Decline}, desk.now());
    CHECK(desk.requests.all<protocol::im::AddContact>().empty());
    CHECK(desk.requests.all<protocol::im::AnswerSubscription>().front().answer ==
          protocol::im::SubscriptionAnswer::Deny);
  }
  SECTION("on another device") {
    desk.chat.handle(protocol::im::RosterItemChanged{{.jid = jid(kEve), .subscription = Subscription::From}},
                     desk.now());
  }
  CHECK(desk.model.read().contact_requests.empty());
}

TEST_CASE("whom we asked ourselves is let in without a question", "[chat][contacts]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.chat.handle(protocol::im::RosterItemChanged{{.jid = jid(kEve), .pending_out = true}}, desk.now());
  desk.chat.handle(protocol::im::SubscriptionRequested{jid(kEve)}, desk.now());
  CHECK(desk.model.read().contact_requests.empty());
  CHECK(desk.requests.all<protocol::im::AnswerSubscription>().size() == 1);
}

TEST_CASE("adding a contact says how it went", "[chat][contacts]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  const auto notice = [&] { return desk.model.read().notices.back().kind; };
  for (const char* address : {"", "eve", "@example.net", "eve@example.net/phone", "ann@example.org"}) {
    CAPTURE(address);
    desk.chat.act(ui::model::AddContact{address}, desk.now());
    CHECK(notice() == NoticeKind::BadAddress);
  }
  CHECK(desk.requests.all<protocol::im::AddContact>().empty());
  desk.chat.act(ui::model::AddContact{"Eve@Example.net"}, desk.now());
  SECTION("well") {
    desk.requests.give(protocol::RequestDone{}, desk.now());
    CHECK(notice() == NoticeKind::ContactAdded);
    CHECK(desk.model.read().notices.back().subject == kEve);
  }
  SECTION("badly") {
    desk.requests.give(protocol::RequestFailed{.error = {.text = "no"}}, desk.now());
    CHECK(notice() == NoticeKind::ContactFailed);
    CHECK(desk.model.read().notices.back().detail == "no");
  }
  desk.pass(10s);
  CHECK(desk.model.read().notices.empty());
}

TEST_CASE("a contact that is removed stays as a stranger with whom something was said", "[chat][contacts]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  const auto bob = [&]() -> const ui::model::Conversation& {
    return *std::ranges::find(desk.model.read().conversations, kBob, &ui::model::Conversation::address);
  };
  REQUIRE(bob().contact);
  desk.chat.act(ui::model::OpenConversationWith{desk.key()}, desk.now());
  desk.chat.act(ui::model::RemoveContact{desk.key()}, desk.now());
  REQUIRE(desk.requests.all<protocol::im::RemoveContact>().size() == 1);
  SECTION("well") {
    desk.chat.handle(protocol::im::RosterItemRemoved{.jid = *protocol::Jid::parse(kBob)}, desk.now());
    desk.requests.give(protocol::RequestDone{}, desk.now());
    CHECK_FALSE(bob().contact);
    CHECK(desk.model.read().notices.empty());
  }
  SECTION("badly") {
    desk.requests.give(protocol::RequestFailed{.error = {.text = "no"}}, desk.now());
    CHECK(bob().contact);
    CHECK(desk.model.read().notices.back().kind == NoticeKind::RemovalFailed);
    CHECK(desk.model.read().notices.back().subject == kBob);
  }
}

TEST_CASE("unread messages are counted where nobody looks", "[chat][attention]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.receive("bob@example.org/x", "one");
  desk.receive("eve@example.net/x", "from a stranger");
  CHECK(desk.conversation(kBob)->unread == 1);
  CHECK(desk.conversation(kEve)->unread == 1);
  CHECK(desk.conversation(kEve)->name == kEve);
  CHECK(desk.notifier.unread == 2);
  CHECK(desk.notifier.shown.empty());  // the page is in sight

  desk.open();
  desk.chat.settle();
  CHECK(desk.conversation(kBob)->unread == 0);
  CHECK(desk.notifier.unread == 1);
  desk.receive("bob@example.org/x", "two");
  CHECK(desk.conversation(kBob)->unread == 0);

  desk.chat.set_visibility(Visibility::Hidden, desk.now());
  desk.receive("bob@example.org/x", "three\nlines");
  CHECK(desk.conversation(kBob)->unread == 1);
  CHECK(desk.notifier.shown.at(tag(kBob)).title == "Bob");
  CHECK(desk.notifier.shown.at(tag(kBob)).text == "three lines");
  CHECK(desk.notifier.shown.at(tag(kBob)).place == "#/chat/bob@example.org");
  desk.chat.set_visibility(Visibility::Visible, desk.now());
  desk.chat.settle();
  CHECK(desk.conversation(kBob)->unread == 0);
  CHECK(desk.notifier.shown.empty());
}

TEST_CASE("answering from another device means that it was read", "[chat][attention]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.receive("bob@example.org/x", "one");
  protocol::im::Message carbon = archived(5, kBob, protocol::Direction::Outgoing);
  carbon.arrival = protocol::Arrival::Carbon;
  carbon.sent_at.reset();
  desk.chat.handle(protocol::im::MessageReceived{carbon}, desk.now());
  CHECK(desk.conversation(kBob)->unread == 0);
  CHECK(desk.conversation(kBob)->preview_is_mine);
}

TEST_CASE("a new device counts nothing old; a known one what it has not seen", "[chat][attention][history]") {
  support::page::FakeStorage storage;
  {
    Desk first(storage);
    first.answer_archive("", {archived(1, kBob), archived(2, kBob)});
    CHECK(first.conversation(kBob)->unread == 0);
    CHECK(first.conversation(kBob)->preview == "text 2");
    first.chat.closing(first.now());
  }
  Desk second(storage);
  second.answer_archive("", {archived(1, kBob), archived(2, kBob), archived(3, kBob), archived(4, kEve),
                             archived(5, kEve, protocol::Direction::Outgoing), archived(6, kBob)});
  CHECK(second.conversation(kBob)->unread == 2);
  CHECK(second.conversation(kEve)->unread == 0);
}

TEST_CASE("a stamp counts while the server may have held the message, and no later", "[chat]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.open();
  const auto held = archived(-3600, kBob);
  auto message = held;
  message.arrival = protocol::Arrival::Live;
  message.archive_id = {};
  SECTION("right after the link came") {
    desk.chat.handle(protocol::im::MessageReceived{message}, desk.now());
    CHECK(desk.last().time == *held.sent_at);
  }
  SECTION("long after") {
    desk.pass(60s);
    desk.chat.handle(protocol::im::MessageReceived{message}, desk.now());
    CHECK(desk.last().time == desk.now().wall);
  }
}

TEST_CASE("what was typed is there after a reload, and gone after it was sent", "[chat][drafts]") {
  support::page::FakeStorage storage;
  {
    Desk desk(storage);
    desk.open();
    desk.chat.act(ui::model::DraftChanged{desk.key(), "unfin"}, desk.now());
    desk.chat.act(ui::model::DraftChanged{desk.key(), "unfinished: 3,"}, desk.now());
    CHECK(storage.writes == 0);
    desk.pass(2s);
    CHECK(storage.writes == 1);
  }
  {
    Desk desk(storage);
    desk.open();
    CHECK(desk.model.read().open->draft == "unfinished: 3,");
    desk.chat.act(ui::model::SendText{desk.key(), "unfinished: 3, and done"}, desk.now());
    CHECK(desk.model.read().open->draft.empty());
    desk.chat.closing(desk.now());
  }
  Desk desk(storage);
  desk.open();
  CHECK(desk.model.read().open->draft.empty());
}

TEST_CASE("a refused message says so and can be sent again", "[chat][outbox]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.open();
  desk.chat.act(ui::model::SendText{desk.key(), "  \n "}, desk.now());
  CHECK(desk.requests.all<protocol::im::SendMessage>().empty());

  desk.chat.act(ui::model::SendText{desk.key(), "hello"}, desk.now());
  const auto first = desk.requests.all<protocol::im::SendMessage>().front();
  CHECK(desk.last().delivery == Delivery::Waiting);
  desk.chat.handle(protocol::im::DeliveryChanged{jid(kBob), first.id, protocol::im::Delivery::Stored, {}}, desk.now());
  CHECK(desk.last().delivery == Delivery::Stored);
  desk.chat.handle(protocol::im::DeliveryChanged{jid(kBob), first.id, protocol::im::Delivery::Failed, {.text = "full"}},
                   desk.now());
  CHECK(desk.last().delivery == Delivery::Failed);
  CHECK(desk.model.read().notices.back().kind == NoticeKind::MessageFailed);

  desk.chat.act(ui::model::ResendFailed{desk.key(), desk.last().key}, desk.now());
  const auto again = desk.requests.all<protocol::im::SendMessage>().back();
  CHECK(again.body == "hello");
  CHECK(again.id != first.id);
  CHECK(desk.last().delivery == Delivery::Waiting);
  desk.chat.act(ui::model::ResendFailed{desk.key(), ui::model::MessageKey{1000}}, desk.now());
  desk.chat.act(ui::model::ResendFailed{desk.key(kEve), desk.last().key}, desk.now());
  CHECK(desk.requests.all<protocol::im::SendMessage>().size() == 2);
}

TEST_CASE("what was typed without a link stands where the archive will have it, from the start",
          "[chat][outbox][order]") {
  const bool resumed = GENERATE(true, false);
  Desk desk;
  desk.open();
  desk.answer_archive(kBob, {archived(1, kBob)});
  desk.pass(60s);
  desk.chat.offline(desk.now());
  for (const char* text : {"one", "two", "three"}) {
    desk.pass(100ms);
    desk.chat.act(ui::model::SendText{desk.key(), text}, desk.now());
  }
  desk.pass(10s);
  desk.chat.online({.jid = jid("ann@example.org/x"), .resumed = resumed}, desk.now());
  if (resumed) {
    desk.receive(kBob, "meanwhile");
  } else {  // the first of ours had arrived: the server saw it later than it was typed
    auto own = archived(65, kBob, protocol::Direction::Outgoing);
    own.id = desk.requests.all<protocol::im::SendMessage>().front().id;
    own.body = "one";
    auto meanwhile = archived(62, kBob);
    meanwhile.body = "meanwhile";
    desk.answer_archive("", {archived(1, kBob), meanwhile, own});
  }
  std::vector<std::string> texts;
  for (auto i = desk.timeline().begin(); i < desk.timeline().end(); ++i)
    texts.emplace_back(desk.timeline().item(i).text);
  CHECK(texts == std::vector<std::string>{"text 1", "meanwhile", "one", "two", "three"});
}

TEST_CASE("leaving an account empties the memory", "[chat]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.open();
  desk.chat.act(ui::model::SendText{desk.key(), "secret"}, desk.now());
  desk.receive("eve@example.net/x", "words");
  desk.chat.handle(protocol::im::SubscriptionRequested{jid("cid@example.org")}, desk.now());
  desk.chat.erase();
  desk.chat.settle();
  CHECK(desk.model.read().conversations.empty());
  CHECK(desk.model.read().contact_requests.empty());
  CHECK_FALSE(desk.model.read().open.has_value());
  CHECK(desk.notifier.unread == 0);
  CHECK(storage.values.empty());
}
