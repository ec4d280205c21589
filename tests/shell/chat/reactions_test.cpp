// Answers, reactions and retractions: from what a person does to the request, and back from the other side.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/shell/desk.hpp"

using namespace std::chrono_literals;
using protocol::im::Content;
using protocol::xep0424::Retraction;
using protocol::xep0444::Reactions;
using protocol::xep0461::Reply;
using support::desk::Desk;
using support::desk::jid;
using support::desk::kBob;

namespace {

void type(Desk& desk, std::string text) {
  desk.chat.act(ui::model::SendText{desk.key(), std::move(text)}, desk.now());
  desk.chat.settle();
}

const ui::model::Compose& compose(const Desk& desk) { return desk.model.read().open->compose; }

protocol::im::SendMessage last_sent(const Desk& desk) { return desk.requests.all<protocol::im::SendMessage>().back(); }

template <class Payload>
Payload sent_payload(const protocol::im::SendMessage& message) {
  const auto* payload = message.payloads.find<Payload>();
  REQUIRE(payload != nullptr);
  return *payload;
}

// What Bob, or another device of Ann's, does to a message.
template <class Payload>
protocol::im::MessageReceived reference(std::string id, Payload payload, std::string_view from = kBob,
                                        std::string_view to = "ann@example.org") {
  protocol::im::Message message;
  message.from = jid(from);
  message.to = jid(to);
  message.id = {std::move(id)};
  message.direction =
      message.from.bare() == jid("ann@example.org") ? protocol::Direction::Outgoing : protocol::Direction::Incoming;
  message.content = Content::Reference;
  message.payloads.put(std::move(payload));
  return {std::move(message)};
}

void receive(Desk& desk, const protocol::im::MessageReceived& event) {
  desk.chat.handle(event, desk.now());
  desk.chat.settle();
}

std::string shown_reactions(const ui::model::TimelineItem& item) {
  std::string text;
  if (item.details == nullptr) return text;
  for (const auto& reaction : item.details->reactions) {
    text += std::string(reaction.emoji) + std::to_string(reaction.count) + (reaction.own ? "*" : "") + "(" +
            std::string(reaction.names) + ")";
  }
  return text;
}

bool is_deleted(const ui::model::TimelineItem& item) { return item.details != nullptr && item.details->deleted; }

}  // namespace

TEST_CASE("an answer quotes what it answers, here and for others", "[chat][reply]") {
  Desk desk;
  desk.open(kBob);
  desk.receive("bob@example.org/phone", "tea or coffee?\nsay");
  const auto question = desk.last().key;
  CHECK((desk.last().can & ui::model::kReply) != 0);
  desk.chat.reply(desk.key(), question);
  REQUIRE(compose(desk).replying);
  CHECK(compose(desk).replying->text == "tea or coffee?\nsay");
  CHECK(compose(desk).replying->author == "Bob");
  type(desk, "tea");
  CHECK_FALSE(compose(desk).replying);
  const auto reply = sent_payload<Reply>(last_sent(desk));
  CHECK(reply.to == jid(kBob));
  CHECK(reply.quoted == "> tea or coffee? say\n");
  CHECK(last_sent(desk).body == "tea");
  const auto answer = desk.last();
  REQUIRE(answer.details != nullptr);
  REQUIRE(answer.details->quote);
  CHECK(answer.details->quote->original == question);
  CHECK(answer.details->quote->author == "Bob");
  CHECK(answer.details->quote->text == "tea or coffee?");
  type(desk, "or both");  // one answer only
  CHECK(last_sent(desk).payloads.find<Reply>() == nullptr);
}

TEST_CASE("an answer that is given up answers nothing, nor does one in another conversation", "[chat][reply]") {
  Desk desk;
  desk.open(kBob);
  desk.receive("bob@example.org/phone", "tea?");
  const auto question = desk.last().key;
  desk.chat.reply(desk.key(), question);
  desk.chat.act(ui::model::CancelReply{desk.key()}, desk.now());
  type(desk, "hello");
  CHECK(last_sent(desk).payloads.find<Reply>() == nullptr);
  desk.chat.reply(desk.key(), question);
  desk.open("eve@example.net");
  desk.chat.act(ui::model::SendText{desk.key("eve@example.net"), "hi Eve"}, desk.now());
  CHECK(last_sent(desk).payloads.find<Reply>() == nullptr);
  desk.open(kBob);
  CHECK_FALSE(compose(desk).replying);
}

TEST_CASE("an answer to what is not here shows the words that it quotes itself", "[chat][reply]") {
  Desk desk;
  desk.open(kBob);
  protocol::im::Message message;
  message.from = jid("bob@example.org/phone");
  message.to = jid("ann@example.org");
  message.id = {"b1"};
  message.body = "yes";
  message.payloads.put(Reply{.to = jid("ann@example.org/x"), .of = {"gone"}, .quoted = "> shall we\n> go?\n"});
  desk.chat.handle(protocol::im::MessageReceived{message}, desk.now());
  const auto item = desk.last();
  REQUIRE(item.details != nullptr);
  REQUIRE(item.details->quote);
  CHECK_FALSE(item.details->quote->original);
  CHECK(item.details->quote->text == "shall we go?");
  CHECK(item.details->quote->author == desk.model.read().own_name);
}

TEST_CASE("reactions of both sides are summed up, and taken back", "[chat][reaction]") {
  Desk desk;
  desk.open(kBob);
  desk.receive("bob@example.org/phone", "we won");
  const auto key = desk.last().key;
  desk.chat.react(desk.key(), key, "🎉", desk.now());
  CHECK(sent_payload<Reactions>(last_sent(desk)).emoji == std::vector<std::string>{"🎉"});
  CHECK(last_sent(desk).body.empty());
  const std::string own = desk.model.read().own_name;
  CHECK(shown_reactions(desk.last()) == "🎉1*(" + own + ")");
  const auto of = sent_payload<Reactions>(last_sent(desk)).to;

  desk.pass(1s);
  receive(desk, reference("r1", Reactions{.to = of, .emoji = {"🎉", "👍"}}));
  CHECK(shown_reactions(desk.last()) == "🎉2*(" + own + ", Bob)👍1(Bob)");
  desk.chat.react(desk.key(), key, "🔥", desk.now());
  CHECK(sent_payload<Reactions>(last_sent(desk)).emoji == std::vector<std::string>{"🎉", "🔥"});
  desk.chat.react(desk.key(), key, "🎉", desk.now());
  CHECK(sent_payload<Reactions>(last_sent(desk)).emoji == std::vector<std::string>{"🔥"});
  desk.pass(1s);
  receive(desk, reference("r2", Reactions{.to = of, .emoji = {}}));
  CHECK(shown_reactions(desk.last()) == "🔥1*(" + own + ")");
  CHECK(desk.timeline().end() - desk.timeline().begin() == 1);  // none of these is an entry
  CHECK(desk.gist(kBob).contains("we won"));
}

TEST_CASE("only emoji are reactions, and a stranger with whom nothing was said has none", "[chat][reaction]") {
  Desk desk;
  desk.open(kBob);
  desk.receive("bob@example.org/phone", "we won");
  type(desk, "great");
  const auto own = last_sent(desk).id;
  receive(desk, reference("r1", Reactions{.to = own, .emoji = {"click here", "👍"}}));
  CHECK(shown_reactions(desk.last()) == "👍1(Bob)");
  const auto before = desk.model.read().conversations.size();
  receive(desk, reference("r2", Reactions{.to = own, .emoji = {"👎"}}, "mallory@example.com"));
  CHECK(shown_reactions(desk.last()) == "👍1(Bob)");
  CHECK(desk.model.read().conversations.size() == before);
}

TEST_CASE("a reaction that is refused was none", "[chat][reaction]") {
  Desk desk;
  desk.open(kBob);
  desk.receive("bob@example.org/phone", "we won");
  const auto key = desk.last().key;
  desk.chat.react(desk.key(), key, "👍", desk.now());
  const auto first = last_sent(desk).id;
  desk.chat.handle(
      protocol::im::DeliveryChanged{
          .peer = jid(kBob), .id = first, .delivery = protocol::im::Delivery::Stored, .error = {}},
      desk.now());
  desk.chat.react(desk.key(), key, "🔥", desk.now());
  desk.chat.handle(
      protocol::im::DeliveryChanged{
          .peer = jid(kBob), .id = last_sent(desk).id, .delivery = protocol::im::Delivery::Failed, .error = {}},
      desk.now());
  CHECK(shown_reactions(desk.last()) == "👍1*(" + desk.model.read().own_name + ")");
}

TEST_CASE("of two reactions the refused one leaves the other", "[chat][reaction]") {
  Desk desk;
  desk.open(kBob);
  desk.receive("bob@example.org/phone", "we won");
  const auto key = desk.last().key;
  desk.chat.react(desk.key(), key, "👍", desk.now());
  const auto first = last_sent(desk).id;
  desk.chat.react(desk.key(), key, "🔥", desk.now());
  desk.chat.handle(
      protocol::im::DeliveryChanged{
          .peer = jid(kBob), .id = first, .delivery = protocol::im::Delivery::Failed, .error = {}},
      desk.now());
  CHECK(shown_reactions(desk.last()).contains("🔥1*"));
}

TEST_CASE("a reaction that cannot be sent as it is is none, also after a reload", "[chat][reaction]") {
  support::page::FakeStorage storage;
  {
    Desk desk(storage);
    desk.open(kBob);
    type(desk, "we won");
    desk.requests.answer = std::unexpected(protocol::SendError::TooLong);
    desk.chat.react(desk.key(), desk.last().key, "👍", desk.now());
    CHECK(shown_reactions(desk.last()).empty());
  }
  Desk later(storage);
  later.open(kBob);
  CHECK(shown_reactions(later.last()).empty());
}

TEST_CASE("a message is taken back by whoever wrote it, and by nobody else", "[chat][retraction]") {
  Desk desk;
  desk.open(kBob);
  type(desk, "a secret");
  const auto own = last_sent(desk).id;
  const auto key = desk.last().key;
  CHECK((desk.last().can & ui::model::kDelete) != 0);
  receive(desk, reference("r0", Retraction{.of = own}));  // Bob's
  CHECK(desk.last().text == "a secret");
  desk.chat.retract(desk.key(), key, desk.now());
  CHECK(sent_payload<Retraction>(last_sent(desk)).of == own);
  CHECK(is_deleted(desk.last()));
  CHECK(desk.last().text.empty());
  CHECK(desk.last().can == 0);
  CHECK_FALSE(desk.gist(kBob).contains("secret"));
  desk.chat.retract(desk.key(), desk.last().key, desk.now());

  desk.receive("bob@example.org/phone", "theirs");
  const auto theirs = desk.last().key;
  CHECK((desk.last().can & ui::model::kDelete) == 0);
  const auto count = desk.requests.all<protocol::im::SendMessage>().size();
  desk.chat.retract(desk.key(), theirs, desk.now());
  CHECK(desk.requests.all<protocol::im::SendMessage>().size() == count);
  CHECK(desk.last().text == "theirs");
}

TEST_CASE("what could not be taken back stands as it was", "[chat][retraction]") {
  Desk desk;
  desk.open(kBob);
  type(desk, "a secret");
  receive(desk, reference("r1", Reactions{.to = last_sent(desk).id, .emoji = {"👍"}}));
  desk.chat.retract(desk.key(), desk.last().key, desk.now());
  CHECK(is_deleted(desk.last()));
  desk.chat.handle(
      protocol::im::DeliveryChanged{
          .peer = jid(kBob), .id = last_sent(desk).id, .delivery = protocol::im::Delivery::Failed, .error = {}},
      desk.now());
  CHECK(desk.last().text == "a secret");
  CHECK(shown_reactions(desk.last()) == "👍1(Bob)");
  CHECK_FALSE(is_deleted(desk.last()));
}

TEST_CASE("what was done without a link outlives a reload, and is not sent again when it was refused",
          "[chat][reaction]") {
  support::page::FakeStorage storage;
  {
    Desk desk(storage);
    desk.open(kBob);
    desk.requests.answer = std::unexpected(protocol::SendError::NotOnline);
    type(desk, "we won");
    desk.chat.react(desk.key(), desk.last().key, "🎉", desk.now());
    CHECK(shown_reactions(desk.last()).starts_with("🎉1*"));
  }
  Desk later(storage);
  later.open(kBob);
  CHECK(later.last().text == "we won");
  CHECK(shown_reactions(later.last()).starts_with("🎉1*"));
  const auto sent = later.requests.all<protocol::im::SendMessage>();
  REQUIRE(sent.size() == 2);
  CHECK(sent[1].payloads.find<Reactions>() != nullptr);
  later.chat.handle(
      protocol::im::DeliveryChanged{
          .peer = jid(kBob), .id = sent[1].id, .delivery = protocol::im::Delivery::Failed, .error = {}},
      later.now());
  CHECK(shown_reactions(later.last()).empty());
  Desk last(storage);
  CHECK(last.requests.all<protocol::im::SendMessage>().size() == 1);
}
