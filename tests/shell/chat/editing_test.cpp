// The last message of ours, corrected: from the Up arrow to the request, and back from the other side.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/shell/desk.hpp"

using namespace std::chrono_literals;
using protocol::xep0308::Correction;
using support::desk::Desk;
using support::desk::kBob;
using ui::model::Delivery;

namespace {

void type(Desk& desk, std::string text) {
  desk.chat.act(ui::model::SendText{desk.key(), std::move(text)}, desk.now());
  desk.chat.settle();
}

void edit_last(Desk& desk) {
  desk.chat.act(ui::model::EditLast{desk.key()}, desk.now());
  desk.chat.settle();
}

const ui::model::Compose& compose(const Desk& desk) { return desk.model.read().open->compose; }

protocol::im::SendMessage last_sent(const Desk& desk) { return desk.requests.all<protocol::im::SendMessage>().back(); }

std::string replaced_by(const protocol::im::SendMessage& message) {
  const auto* correction = message.payloads.find<Correction>();
  return correction != nullptr ? correction->of.value : std::string();
}

}  // namespace

TEST_CASE("the last message of ours is corrected", "[chat][editing]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.open(kBob);
  desk.chat.settle();
  CHECK_FALSE(compose(desk).can_edit);
  type(desk, "first");
  type(desk, "secnd");
  const auto original = last_sent(desk);
  CHECK(compose(desk).can_edit);
  CHECK((desk.last().can & ui::model::kEdit) != 0);
  CHECK((desk.timeline().item(desk.timeline().end() - 2).can & ui::model::kEdit) == 0);

  edit_last(desk);
  REQUIRE(compose(desk).editing);
  CHECK(compose(desk).editing->text == "secnd");
  type(desk, "second");
  CHECK_FALSE(compose(desk).editing);
  CHECK(desk.last().text == "second");
  CHECK(desk.last().details->edited);
  CHECK(last_sent(desk).body == "second");
  CHECK(last_sent(desk).id != original.id);
  CHECK(replaced_by(last_sent(desk)) == original.id.value);

  edit_last(desk);
  type(desk, "seconds");
  CHECK(replaced_by(last_sent(desk)) == original.id.value);  // of the original each time
  CHECK(desk.timeline().end() - desk.timeline().begin() == 2);
  CHECK(desk.gist(kBob).contains("seconds"));
}

TEST_CASE("what is left as it was is not sent again", "[chat][editing]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.open(kBob);
  type(desk, "hello");
  const auto sent = desk.requests.all<protocol::im::SendMessage>().size();
  edit_last(desk);
  type(desk, "hello");
  CHECK_FALSE(compose(desk).editing);
  edit_last(desk);
  desk.chat.act(ui::model::CancelEdit{desk.key()}, desk.now());
  CHECK_FALSE(compose(desk).editing);
  CHECK(desk.requests.all<protocol::im::SendMessage>().size() == sent);
  CHECK(desk.last().details == nullptr);
}

TEST_CASE("a draft waits while a message is corrected", "[chat][editing]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.open(kBob);
  type(desk, "helo");
  desk.chat.act(ui::model::DraftChanged{desk.key(), "a draft"}, desk.now());
  edit_last(desk);
  desk.chat.act(ui::model::DraftChanged{desk.key(), "helo, corr"}, desk.now());
  CHECK(desk.model.read().open->draft == "a draft");
  type(desk, "hello");
  CHECK(desk.model.read().open->draft == "a draft");
  CHECK(last_sent(desk).body == "hello");
  type(desk, "a message");
  CHECK(replaced_by(last_sent(desk)).empty());
}

TEST_CASE("another conversation ends a correction", "[chat][editing]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.open(kBob);
  type(desk, "helo");
  edit_last(desk);
  desk.open("eve@example.net");
  desk.chat.act(ui::model::SendText{desk.key("eve@example.net"), "hi Eve"}, desk.now());
  CHECK(replaced_by(last_sent(desk)).empty());
  desk.open(kBob);
  CHECK_FALSE(compose(desk).editing);
  type(desk, "hi Bob");
  CHECK(replaced_by(last_sent(desk)).empty());
}

TEST_CASE("only what may be corrected is", "[chat][editing]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  desk.open(kBob);
  desk.receive("bob@example.org/phone", "theirs");
  edit_last(desk);
  CHECK_FALSE(compose(desk).editing);
  type(desk, "refused");
  desk.chat.handle(protocol::im::DeliveryChanged{.peer = support::desk::jid(kBob),
                                                 .id = last_sent(desk).id,
                                                 .delivery = protocol::im::Delivery::Failed,
                                                 .error = {}},
                   desk.now());
  desk.chat.settle();
  CHECK_FALSE(compose(desk).can_edit);  // it is sent again as it is
  const auto key = desk.last().key;
  desk.chat.edit(desk.key(), key);
  CHECK_FALSE(compose(desk).editing);
}

TEST_CASE("an unsent correction is one in the next page too", "[chat][editing]") {
  support::page::FakeStorage storage;
  std::string original;
  {
    Desk desk(storage);
    desk.open(kBob);
    type(desk, "helo");
    original = last_sent(desk).id.value;
    edit_last(desk);
    type(desk, "hello");
  }
  Desk desk(storage);
  desk.open(kBob);
  CHECK(desk.timeline().end() - desk.timeline().begin() == 1);
  CHECK(desk.last().text == "hello");
  CHECK(desk.last().delivery == Delivery::Waiting);
  const auto sent = desk.requests.all<protocol::im::SendMessage>();
  REQUIRE(sent.size() == 2);
  CHECK(replaced_by(sent[0]).empty());
  CHECK(replaced_by(sent[1]) == original);
  CHECK(sent[1].attempt == protocol::im::Attempt::Again);
}

TEST_CASE("a correction that comes is no news", "[chat][editing]") {
  support::page::FakeStorage storage;
  Desk desk(storage);
  protocol::im::Message message;
  message.id = {"bad"};
  message.body = "helo";
  desk.receive(message);
  CHECK(desk.conversation(kBob)->unread == 1);
  const auto when = desk.conversation(kBob)->last_activity;
  message.id = {"good"};
  message.body = "hello";
  message.payloads.put(Correction{.of = {"bad"}});
  desk.receive(message);
  CHECK(desk.conversation(kBob)->unread == 1);
  CHECK(desk.conversation(kBob)->last_activity == when);
  CHECK(desk.gist(kBob).contains("hello"));
  message.id = {"late"};
  message.payloads.put(Correction{.of = {"of what nobody has"}});
  desk.receive(message);
  CHECK(desk.conversation(kBob)->unread == 2);
}
