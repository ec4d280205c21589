// Messages that refer to others: what they say on the wire, and what is left of the words for those who do not know it.
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "protocol/im/message_codec.hpp"
#include "protocol/xep/0428_fallback/fallback.hpp"
#include "protocol/xml/parser.hpp"
#include "tests/support/protocol/script.hpp"
#include "tests/support/protocol/world.hpp"

namespace im = protocol::im;
using im::Content;
using protocol::xep0424::Retraction;
using protocol::xep0444::Reactions;
using protocol::xep0461::Reply;
using support::Script;

namespace {

std::vector<im::Message> live(std::string_view payloads) {
  Script script;
  script.come_online();
  script.inject(
      "<message xmlns='jabber:client' id='new' type='chat' to='me@example.org/web' from='friend@example.org/x'>" +
      std::string(payloads) + "</message>");
  std::vector<im::Message> found;
  for (auto& event : script.all<im::MessageReceived>()) found.push_back(event.message);
  return found;
}

std::string reactions(std::string_view of, const std::vector<std::string>& emoji) {
  std::string xml = "<reactions xmlns='urn:xmpp:reactions:0' id='" + std::string(of) + "'>";
  for (const auto& one : emoji) xml += "<reaction>" + one + "</reaction>";
  return xml + "</reactions>";
}

template <class Payload>
std::string sent(Payload payload, std::string body) {
  im::SendMessage message{.to = *protocol::Jid::parse("friend@example.org"), .id = {"new"}, .body = std::move(body)};
  message.payloads.put(std::move(payload));
  return im::encode_message(message).release();
}

}  // namespace

TEST_CASE("an answer says to what, without the words for programs that do not know that", "[xep0461]") {
  const auto found = live(
      "<body>&gt; Zur Straße 🏠\n&gt; ja?\nyes &amp; no</body><reply xmlns='urn:xmpp:reply:0' to='me@example.org' "
      "id='q'/>"
      "<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='21'/></fallback>");
  REQUIRE(found.size() == 1);
  CHECK(found[0].content == Content::Words);
  CHECK(found[0].body == "yes & no");
  const auto* reply = found[0].payloads.find<Reply>();
  REQUIRE(reply != nullptr);
  CHECK(reply->of.value == "q");
  CHECK(reply->to == *protocol::Jid::parse("me@example.org"));
  CHECK(reply->quoted == "> Zur Straße 🏠\n> ja?\n");
  CHECK(found[0].others.empty());
}

TEST_CASE("no mark of a fallback hides a message", "[xep0428]") {
  struct Row {
    std::string_view marks;
    std::string_view body;
  };
  constexpr std::string_view kText = "<body>&gt; q\nanswer</body>";
  const std::string reply = "<reply xmlns='urn:xmpp:reply:0' id='q'/>";
  const std::vector<Row> rows{
      {"<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'/>",
       "> q\nanswer"},  // all of it: nothing would be left
      {"<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='999999999999'/></fallback>",
       "> q\nanswer"},
      {"<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='4' end='1'/></fallback>",
       "> q\nanswer"},
      {"<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='-1' end='4'/></fallback>",
       "> q\nanswer"},
      {"<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' "
       "end='99999999999999999999999'/></fallback>",
       "> q\nanswer"},
      {"<fallback xmlns='urn:xmpp:fallback:0' for='urn:example:other'><body start='0' end='4'/></fallback>",
       "> q\nanswer"},
      {"<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><subject/></fallback>", "> q\nanswer"},
      {"<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body end='4'/></fallback>", "answer"},
      {"<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='3'/></fallback>", "> q"},
      {"", "> q\nanswer"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.marks);
    const auto found = live(std::string(kText) + reply + std::string(row.marks));
    REQUIRE(found.size() == 1);
    CHECK(found[0].body == row.body);
  }
  // Where nothing is read that it could stand in for, all of it is shown.
  const auto unknown = live(std::string(kText) +
                            "<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body end='4'/></fallback>");
  REQUIRE(unknown.size() == 1);
  CHECK(unknown[0].body == "> q\nanswer");
}

TEST_CASE("what is put before an answer is marked in characters", "[xep0461]") {
  const std::string xml =
      sent(Reply{.to = *protocol::Jid::parse("friend@example.org"), .of = {"q'1"}, .quoted = "> ß🏠\n"}, "yes");
  CHECK(xml.contains("<body>&gt; ß🏠\nyes</body>"));
  CHECK(xml.contains("<body start='0' end='5'/>"));
  protocol::xml::Parser parser;
  const auto element = parser.parse(xml);
  REQUIRE(element);
  const auto back = Reply::read(*element);
  REQUIRE(back);
  CHECK(back->of.value == "q'1");
  CHECK(back->quoted == "> ß🏠\n");
}

TEST_CASE("an answer that waits keeps what it quotes", "[xep0461]") {
  im::Payloads payloads;
  payloads.put(Reply{.to = *protocol::Jid::parse("friend@example.org"), .of = {"q"}, .quoted = "> one\n"});
  CHECK(im::payloads_from_text(im::payloads_as_text(payloads)) == payloads);
}

TEST_CASE("reactions are each one once, few and short", "[xep0444]") {
  const auto found =
      live(reactions("q", {"👍", "👍", "👨‍👩‍👧‍👦", "", " ", std::string(65, 'x'), "\u200B"}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].content == Content::Reference);
  const auto* read = found[0].payloads.find<Reactions>();
  REQUIRE(read != nullptr);
  CHECK(read->to.value == "q");
  CHECK(read->emoji == std::vector<std::string>{"👍", "👨‍👩‍👧‍👦"});

  std::vector<std::string> many;
  for (int i = 0; i < 100; ++i) many.push_back(std::to_string(i));
  CHECK(live(reactions("q", many)).at(0).payloads.find<Reactions>()->emoji.size() == 16);
  CHECK(live(reactions("q", {})).at(0).payloads.find<Reactions>()->emoji.empty());
  CHECK(live(reactions("", {"👍"})).empty());
}

TEST_CASE("words beside a reaction are a message, unless they stand in for it", "[xep0444]") {
  const auto words = live("<body>well</body>" + reactions("q", {"👍"}));
  REQUIRE(words.size() == 1);
  CHECK(words[0].content == Content::Words);
  const auto instead = live("<body>👍</body>" + reactions("q", {"👍"}) +
                            "<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reactions:0'><body/></fallback>");
  REQUIRE(instead.size() == 1);
  CHECK(instead[0].content == Content::Reference);
  CHECK(instead[0].body.empty());
}

TEST_CASE("a reaction goes out to be stored, without a body or a request for a receipt", "[xep0444]") {
  const std::string xml = sent(Reactions{.to = {"q"}, .emoji = {"👍", "🐢"}}, "");
  CHECK(xml.contains("<reactions xmlns='urn:xmpp:reactions:0' id='q'><reaction>👍</reaction><reaction>🐢</reaction>"));
  CHECK(xml.contains("<store xmlns='urn:xmpp:hints'/>"));
  CHECK_FALSE(xml.contains("<body"));
  CHECK_FALSE(xml.contains("urn:xmpp:receipts"));
}

TEST_CASE("a retraction is no message, whatever its body says", "[xep0424]") {
  for (const std::string_view body : {"", "<body>/me retracted a previous message</body>"}) {
    const auto found = live(std::string(body) + "<retract xmlns='urn:xmpp:message-retract:1' id='q'/>");
    REQUIRE(found.size() == 1);
    CHECK(found[0].content == Content::Reference);
    CHECK(found[0].body.empty());
    CHECK(found[0].payloads.find<Retraction>()->of.value == "q");
  }
  const auto nothing = live("<body>hi</body><retract xmlns='urn:xmpp:message-retract:1'/>");
  REQUIRE(nothing.size() == 1);
  CHECK(nothing[0].content == Content::Words);
  const std::string xml = sent(Retraction{.of = {"q"}}, "");
  CHECK(xml.contains("<retract xmlns='urn:xmpp:message-retract:1' id='q'/>"));
  CHECK(xml.contains("<body>/me retracted a previous message"));
  CHECK(xml.contains("<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:message-retract:1'/>"));
}

TEST_CASE("what an archive puts in the place of a retracted message says so", "[xep0424]") {
  const auto found = live("<retracted xmlns='urn:xmpp:message-retract:1' id='r' stamp='2019-09-20T23:09:32Z'/>");
  REQUIRE(found.size() == 1);
  CHECK(found[0].content == Content::Retracted);
  const auto forged = live("<body>still here</body><retracted xmlns='urn:xmpp:message-retract:1' id='r'/>");
  CHECK(forged.at(0).content == Content::Words);
}
