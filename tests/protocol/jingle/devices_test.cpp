// Which contacts can be called, from presence and what devices say of themselves.

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "protocol/core/base64.hpp"
#include "protocol/core/crypto.hpp"
#include "protocol/jingle/events.hpp"
#include "protocol/xep/0115_caps/caps.hpp"
#include "tests/support/protocol/script.hpp"

using protocol::jingle::CallSupport;
using protocol::jingle::CallSupportChanged;
using support::Script;

namespace {

constexpr std::string_view kPhone = "bob@example.org/phone";

const std::vector<std::string_view> kChatOnly{"http://jabber.org/protocol/disco#info", "urn:xmpp:receipts"};
const std::vector<std::string_view> kVoice{"http://jabber.org/protocol/disco#info",
                                           "urn:xmpp:jingle-message:0",
                                           "urn:xmpp:jingle:1",
                                           "urn:xmpp:jingle:apps:rtp:1",
                                           "urn:xmpp:jingle:apps:rtp:audio",
                                           "urn:xmpp:jingle:transports:ice-udp:1"};
std::vector<std::string_view> video() {
  auto features = kVoice;
  features.emplace_back("urn:xmpp:jingle:apps:rtp:video");
  return features;
}
std::vector<std::string_view> without_messages() {
  auto features = kVoice;
  std::erase(features, "urn:xmpp:jingle-message:0");
  return features;
}

std::string ver_of(const std::vector<std::string_view>& features) {
  return protocol::xep0115::verification({.category = "client", .type = "phone", .name = "Test"}, features);
}

std::string presence(std::string_view from, std::string_view inside = {}, std::string_view type = {}) {
  return "<presence xmlns='jabber:client' to='me@example.org/web' from='" + std::string(from) + "'" +
         (type.empty() ? std::string() : " type='" + std::string(type) + "'") + ">" + std::string(inside) +
         "</presence>";
}

std::string caps(std::string_view ver, std::string_view hash = "sha-1") {
  return "<c xmlns='http://jabber.org/protocol/caps' node='urn:test' hash='" + std::string(hash) + "' ver='" +
         std::string(ver) + "'/>";
}

// A session whose contacts come online, and are asked.
struct Scene {
  Script script;

  Scene() {
    std::string roster;
    for (const auto* who : {"ann", "bob", "eve"}) roster += contact(who);
    for (int i = 0; i < 30; ++i) roster += contact("c" + std::to_string(i));
    script.come_online(roster + "<item jid='cat@example.org' subscription='to'/>");
    script.take_frames();
  }
  static std::string contact(const std::string& local) {
    return "<item jid='" + local + "@example.org' subscription='both'/>";
  }
  void comes(std::string_view from, std::string_view inside = {}) { script.inject(presence(from, inside)); }
  // The ids of the questions that went out since, and to whom.
  struct Question {
    std::string id;
    std::string to;
    std::string node;
  };
  std::vector<Question> questions() {
    std::vector<Question> found;
    for (const auto& frame : script.take_frames()) {
      if (!frame.contains("disco#info")) continue;
      const auto value = [&](std::string_view name) {
        const auto at = frame.find(" " + std::string(name) + "='");
        if (at == std::string::npos) return std::string();
        const auto from = at + name.size() + 3;
        return frame.substr(from, frame.find('\'', from) - from);
      };
      found.push_back({value("id"), value("to"), value("node")});
    }
    return found;
  }
  void answer(const Question& question, const std::vector<std::string_view>& features) {
    std::string inside = "<identity category='client' type='phone' name='Test'/>";
    for (const auto feature : features) inside += "<feature var='" + std::string(feature) + "'/>";
    script.inject("<iq xmlns='jabber:client' type='result' id='" + question.id + "' from='" + question.to +
                  "' to='me@example.org/web'><query xmlns='http://jabber.org/protocol/disco#info'>" + inside +
                  "</query></iq>");
  }
  void refuse(const Question& question) {
    script.inject("<iq xmlns='jabber:client' type='error' id='" + question.id + "' from='" + question.to +
                  "' to='me@example.org/web'><error type='cancel'><service-unavailable "
                  "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
  }
  CallSupport known = CallSupport::Unknown;
  std::optional<protocol::Jid> direct;
  CallSupport support() {
    for (const auto& event : script.all<CallSupportChanged>()) {
      if (event.contact.str() != "bob@example.org") continue;
      known = event.support;
      direct = event.direct;
    }
    return known;
  }
};

}  // namespace

TEST_CASE("what a contact's devices say of calls", "[jingle][devices]") {
  struct Case {
    std::vector<std::string_view> features;
    CallSupport support;
    bool direct = false;
  };
  const auto test = GENERATE(values<Case>({
      {kChatOnly, CallSupport::None},
      {kVoice, CallSupport::Voice},
      {video(), CallSupport::Video},
      {without_messages(), CallSupport::Voice, true},
      {{}, CallSupport::None},
  }));
  const std::string announced = GENERATE(std::string("caps"), std::string("nothing"), std::string("unknown hash"));
  CAPTURE(announced);
  Scene scene;
  scene.comes(kPhone, announced == "caps"      ? caps(ver_of(test.features))
                      : announced == "nothing" ? std::string()
                                               : caps("x", "md5"));
  CHECK(scene.support() == CallSupport::Unknown);
  const auto asked = scene.questions();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].to == kPhone);
  if (announced == "caps") CHECK(asked[0].node == "urn:test#" + ver_of(test.features));
  scene.answer(asked[0], test.features);
  CHECK(scene.support() == test.support);
  CHECK(scene.direct.has_value() == test.direct);
  scene.script.inject(presence(kPhone, {}, "unavailable"));
  CHECK(scene.support() == CallSupport::Unknown);  // who is not there can be rung where that reaches them
}

TEST_CASE("one device of a kind is asked for all", "[jingle][devices]") {
  Scene scene;
  scene.comes("ann@example.org/a", caps(ver_of(video())));
  scene.comes(kPhone, caps(ver_of(video())));
  const auto asked = scene.questions();
  REQUIRE(asked.size() == 1);
  SECTION("and answers") {
    scene.answer(asked[0], video());
    std::vector<std::string> told;
    for (const auto& event : scene.script.all<CallSupportChanged>()) {
      CHECK(event.support == CallSupport::Video);
      told.push_back(event.contact.str());
    }
    CHECK(told.size() == 2);
    CHECK(scene.questions().empty());
    scene.comes("bob@example.org/tablet", caps(ver_of(video())));
    CHECK(scene.questions().empty());
  }
  SECTION("if it does not answer, the next one is") {
    scene.refuse(asked[0]);
    const auto next = scene.questions();
    REQUIRE(next.size() == 1);
    CHECK(next[0].to == kPhone);
  }
}

TEST_CASE("who lies about a kind is believed of himself only", "[jingle][devices]") {
  Scene scene;
  scene.comes("eve@example.org/x", caps(ver_of(video())));
  const auto asked = scene.questions();
  scene.answer(asked.at(0), kChatOnly);  // under the hash of others
  for (const auto& event : scene.script.all<CallSupportChanged>()) CHECK(event.contact.str() == "eve@example.org");
  scene.comes(kPhone, caps(ver_of(video())));
  const auto again = scene.questions();
  REQUIRE(again.size() == 1);
  scene.answer(again[0], video());
  CHECK(scene.support() == CallSupport::Video);
}

TEST_CASE("who may not see that we are there is not asked", "[jingle][devices]") {
  Scene scene;
  const auto* const from = GENERATE("stranger@else.example/x", "cat@example.org/x", "me@example.org/other");
  scene.comes(from, caps(ver_of(video())));
  CHECK(scene.questions().empty());
  CHECK(scene.script.all<CallSupportChanged>().empty());
}

TEST_CASE("a device that becomes another while it is asked is asked anew", "[jingle][devices]") {
  Scene scene;
  scene.comes(kPhone, caps(ver_of(kChatOnly)));
  const auto first = scene.questions();
  scene.comes(kPhone, caps(ver_of(video())));
  const auto second = scene.questions();
  REQUIRE(first.size() == 1);
  REQUIRE(second.size() == 1);
  scene.answer(first[0], kChatOnly);  // the answer of what it was
  CHECK(scene.support() == CallSupport::Unknown);
  scene.answer(second[0], video());
  CHECK(scene.support() == CallSupport::Video);
}

TEST_CASE("a device that changes all the time waits in the row once", "[jingle][devices]") {
  Scene scene;
  for (int i = 0; i < 8; ++i) scene.comes("c" + std::to_string(i) + "@example.org/x");
  const auto others = scene.questions();
  REQUIRE(others.size() == 8);
  for (int i = 0; i < 100; ++i) scene.comes(kPhone, caps("made-up-" + std::to_string(i)));
  CHECK(scene.questions().empty());
  for (const auto& question : others) scene.refuse(question);
  const auto asked = scene.questions();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].node == "urn:test#made-up-99");
}

TEST_CASE("the best of several devices counts, and an unknown one may be better", "[jingle][devices]") {
  Scene scene;
  scene.comes(kPhone, caps(ver_of(kChatOnly)));
  scene.answer(scene.questions().at(0), kChatOnly);
  CHECK(scene.support() == CallSupport::None);
  scene.comes("bob@example.org/desk", caps(ver_of(kVoice)));
  CHECK(scene.support() == CallSupport::Unknown);
  scene.answer(scene.questions().at(0), kVoice);
  CHECK(scene.support() == CallSupport::Voice);
  scene.script.inject(presence("bob@example.org/desk", {}, "unavailable"));
  CHECK(scene.support() == CallSupport::None);
}

TEST_CASE("few are asked at once, all in the end", "[jingle][devices]") {
  Scene scene;
  for (int i = 0; i < 30; ++i) scene.comes("c" + std::to_string(i) + "@example.org/x");
  auto asked = scene.questions();
  CHECK(asked.size() == 8);
  std::size_t all = 0;
  while (!asked.empty()) {
    all += asked.size();
    for (const auto& question : asked) scene.refuse(question);
    asked = scene.questions();
  }
  CHECK(all == 30);
}

TEST_CASE("the hash of others is that of XEP-0115 §5.3", "[xep-0115]") {
  using protocol::xep0030::Info;
  Info psi{.identities = {{"client", "pc", "el", "Ψ 0.11"}, {"client", "pc", "en", "Psi 0.11"}},
           .features = {"http://jabber.org/protocol/caps", "http://jabber.org/protocol/disco#info",
                        "http://jabber.org/protocol/disco#items", "http://jabber.org/protocol/muc"},
           .forms = {{"urn:xmpp:dataforms:softwareinfo",
                      {{"ip_version", {"ipv6", "ipv4"}},
                       {"os", {"Mac"}},
                       {"os_version", {"10.5.1"}},
                       {"software", {"Psi"}},
                       {"software_version", {"0.11"}}}}}};
  using protocol::crypto::Hash;
  using protocol::xep0115::verification;
  CHECK(verification(psi, Hash::Sha1) == "q07IKJEyjvHSyhy//CH0CxmKi8w=");
  auto doubled = psi;
  doubled.features.push_back("http://jabber.org/protocol/caps");
  CHECK_FALSE(verification(doubled, Hash::Sha1));
  auto joined = psi;
  joined.features = {"http://jabber.org/protocol/caps<http://jabber.org/protocol/disco#info",
                     "http://jabber.org/protocol/disco#items", "http://jabber.org/protocol/muc"};
  CHECK_FALSE(verification(joined, Hash::Sha1));
}
