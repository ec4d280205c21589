#include "protocol/xep/0308_correction/correction.hpp"

#include <catch2/catch_test_macros.hpp>

#include "protocol/im/message_codec.hpp"
#include "tests/support/protocol/script.hpp"
#include "tests/support/protocol/world.hpp"

namespace im = protocol::im;
using protocol::xep0308::Correction;
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

}  // namespace

TEST_CASE("a correction says what it takes the place of", "[xep0308]") {
  const auto found = live("<body>window</body><replace xmlns='urn:xmpp:message-correct:0' id='bad1'/>");
  REQUIRE(found.size() == 1);
  CHECK(found[0].body == "window");
  REQUIRE(found[0].payloads.find<Correction>() != nullptr);
  CHECK(found[0].payloads.find<Correction>()->of.value == "bad1");
  CHECK(found[0].others.empty());
}

TEST_CASE("what names no message, or is of another extension, corrects nothing", "[xep0308]") {
  for (const auto* payload :
       {"<replace xmlns='urn:xmpp:message-correct:0'/>", "<replace xmlns='urn:xmpp:message-correct:0' id=''/>",
        "<replace xmlns='x' id='a'/>", "<retract xmlns='urn:xmpp:message-correct:0' id='a'/>"}) {
    const auto found = live("<body>hi</body>" + std::string(payload));
    REQUIRE(found.size() == 1);
    CHECK(found[0].payloads.find<Correction>() == nullptr);
  }
  CHECK(live("<replace xmlns='urn:xmpp:message-correct:0' id='bad1'/>").empty());  // there is nothing to see in it
}

TEST_CASE("what is put into a message goes out with it and is advertised", "[xep0308]") {
  Script script;
  script.come_online();
  im::SendMessage message{.to = *protocol::Jid::parse("friend@example.org"), .id = {"good1"}, .body = "window"};
  message.payloads.put(Correction{.of = {"<bad> & \"worse\""}});
  REQUIRE(script.send(message));
  std::string sent;
  for (const auto& frame : script.take_frames()) sent += frame;
  CHECK(sent.contains("<replace xmlns='urn:xmpp:message-correct:0' id='&lt;bad&gt; &amp; \"worse\"'/>"));
  script.inject(
      "<iq xmlns='jabber:client' type='get' id='d' from='friend@example.org/x' to='me@example.org/web'>"
      "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
  sent.clear();
  for (const auto& frame : script.take_frames()) sent += frame;
  CHECK(sent.contains("urn:xmpp:message-correct:0"));
}

TEST_CASE("payloads are kept as text and read again", "[xep0308]") {
  im::Payloads payloads;
  CHECK(im::payloads_as_text(payloads).empty());
  payloads.put(Correction{.of = {"<bad> & \"worse\""}});
  CHECK(im::payloads_from_text(im::payloads_as_text(payloads)) == payloads);
  for (const auto* damaged : {"", "<", "nothing", "<message/>", "<message xmlns='jabber:client'><replace/></message>"})
    CHECK(im::payloads_from_text(damaged) == im::Payloads());
}
