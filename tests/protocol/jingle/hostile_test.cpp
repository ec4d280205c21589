// Stanzas that do not keep to the protocol, from peers and from strangers.

#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/protocol/jingle/support/network.hpp"

using namespace protocol::jingle;
using namespace std::chrono_literals;
using tests::jingle::Device;
using tests::jingle::Network;

namespace {

constexpr std::string_view kJuliet = "juliet@capulet.example/balcony";

std::string jmi(std::string_view from, std::string_view element) {
  return "<message xmlns='jabber:client' type='chat' from='" + std::string(from) + "'>" + std::string(element) +
         "</message>";
}

std::string jmi(std::string_view from, std::string_view kind, std::string_view id, std::string_view inside = {}) {
  return jmi(from, "<" + std::string(kind) + " xmlns='urn:xmpp:jingle-message:0' id='" + std::string(id) + "'>" +
                       std::string(inside) + "</" + std::string(kind) + ">");
}

std::string propose(std::string_view from, std::string_view id) {
  return jmi(from, "propose", id, "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>");
}

std::string jingle(std::string_view from, std::string_view action, std::string_view sid, std::string_view inside = {}) {
  return "<iq xmlns='jabber:client' type='set' id='x1' from='" + std::string(from) +
         "'><jingle xmlns='urn:xmpp:jingle:1' action='" + std::string(action) + "' sid='" + std::string(sid) + "'>" +
         std::string(inside) + "</jingle></iq>";
}

std::string content(std::string_view name, std::string_view media, std::string_view more = {}) {
  std::string digest = "AB";
  for (int i = 1; i < 32; ++i) digest += ":AB";
  return "<content creator='initiator' name='" + std::string(name) +
         "'><description xmlns='urn:xmpp:jingle:apps:rtp:1' media='" + std::string(media) +
         "'><payload-type id='111' name='opus' clockrate='48000' channels='2'/><rtcp-mux/></description>"
         "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='abcd' pwd='0123456789abcdefghijklmn'>"
         "<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256' setup='actpass'>" +
         digest + "</fingerprint>" + std::string(more) + "</transport></content>";
}

struct Scene {
  Network network;
  Device& romeo = network.add("romeo@montague.example/orchard");
  Device& juliet = network.add(kJuliet);

  // Romeo has said that he takes a call of hers.
  void proceed() {
    romeo.receive(propose(kJuliet, "c1"));
    romeo.accept("c1");
    REQUIRE(romeo.last() == "state connecting");
  }
  void connect() {
    romeo.call("juliet@capulet.example", "c1");
    network.run(1s);
    juliet.accept("c1");
    network.run(1s);
    REQUIRE(romeo.last() == "state connected");
  }
  [[nodiscard]] std::string answer() const { return romeo.sent().back(); }
};

}  // namespace

TEST_CASE("only the device that was told to proceed may begin the session", "[jingle][hostile]") {
  Scene scene;
  scene.proceed();
  const auto other = GENERATE("juliet@capulet.example/phone", "juliet@capulet.example", "tybalt@capulet.example/sword");
  scene.romeo.receive(jingle(other, "session-initiate", "c1", content("0", "audio")));
  CHECK(scene.answer().contains("unknown-session"));
  CHECK(scene.romeo.last() == "state connecting");
  scene.romeo.receive(jingle(kJuliet, "session-initiate", "c1", content("0", "audio")));
  CHECK(scene.romeo.saw("apply offer"));
}

TEST_CASE("a session belongs to the full address that it was made with", "[jingle][hostile]") {
  Scene scene;
  scene.connect();
  const auto other = GENERATE("juliet@capulet.example/phone", "tybalt@capulet.example/sword", "capulet.example");
  const auto action = GENERATE("session-terminate", "session-accept", "session-info", "transport-info", "content-add",
                               "content-remove", "session-initiate");
  const auto before = scene.romeo.log();
  scene.romeo.receive(jingle(other, action, "c1", content("0", "audio")));
  CHECK(scene.answer().contains("type='error'"));
  CHECK(scene.romeo.log() == before);
}

TEST_CASE("messages about a call count only from those who take part in it", "[jingle][hostile]") {
  Scene scene;
  const auto kind = GENERATE("ringing", "proceed", "reject", "retract", "finish", "accept");
  SECTION("outgoing") {
    scene.romeo.call("juliet@capulet.example", "c1");
    const auto before = scene.romeo.log();
    scene.romeo.receive(jmi("tybalt@capulet.example/sword", kind, "c1"));
    CHECK(scene.romeo.log() == before);
  }
  SECTION("incoming") {
    scene.romeo.receive(propose(kJuliet, "c1"));
    scene.romeo.receive(jmi("tybalt@capulet.example/sword", kind, "c1"));
    CHECK(scene.romeo.last() == "incoming a");
  }
}

TEST_CASE("what makes no sense in a call's state changes nothing", "[jingle][hostile]") {
  Scene scene;
  SECTION("the called side cannot retract, the caller cannot reject") {
    scene.romeo.call("juliet@capulet.example", "c1");
    scene.romeo.receive(jmi(kJuliet, "retract", "c1"));
    scene.romeo.receive(jmi(kJuliet, "finish", "c1"));
    CHECK(scene.romeo.last() == "state proposing");
  }
  SECTION("a caller cannot take his own call") {
    scene.romeo.receive(propose(kJuliet, "c1"));
    scene.romeo.receive(jmi(kJuliet, "proceed", "c1"));
    scene.romeo.receive(jmi(kJuliet, "reject", "c1"));
    scene.romeo.receive(jmi(kJuliet, "ringing", "c1"));
    CHECK(scene.romeo.last() == "incoming a");
  }
  SECTION("a second device cannot take a call that was taken") {
    scene.connect();
    const auto before = scene.romeo.log();
    scene.romeo.receive(jmi("juliet@capulet.example/phone", "proceed", "c1"));
    scene.romeo.receive(jmi("juliet@capulet.example/phone", "reject", "c1"));
    CHECK(scene.romeo.log() == before);
  }
  SECTION("a proceed without a device") {
    scene.romeo.call("juliet@capulet.example", "c1");
    scene.romeo.receive(jmi("juliet@capulet.example", "proceed", "c1"));
    CHECK(scene.romeo.last() == "state proposing");
  }
}

TEST_CASE("a call does not ring twice", "[jingle][hostile]") {
  Scene scene;
  scene.romeo.receive(propose(kJuliet, "c1"));
  scene.romeo.receive(propose(kJuliet, "c1"));
  CHECK(scene.romeo.count("incoming a") == 1);
  scene.romeo.receive(jmi(kJuliet, "retract", "c1"));
  CHECK(scene.romeo.last() == "ended cancelled");
  scene.romeo.receive(propose(kJuliet, "c1"));  // stray, as of a server that delivers twice
  CHECK(scene.romeo.count("incoming a") == 1);
}

TEST_CASE("a session with more than was proposed is refused", "[jingle][hostile]") {
  Scene scene;
  scene.proceed();
  scene.romeo.receive(jingle(kJuliet, "session-initiate", "c1", content("0", "audio") + content("1", "video")));
  CHECK(scene.romeo.last() == "ended security");
  CHECK(scene.romeo.peer.opened == 0);
  CHECK(scene.romeo.count_sent("<security-error/>") != 0);
}

TEST_CASE("a session that cannot be used is ended in order", "[jingle][hostile]") {
  Scene scene;
  scene.proceed();
  struct Case {
    std::string what;
    std::string with;
    std::string answer;
    std::string end;
  };
  const auto [what, with, answer, end] = GENERATE(values<Case>({
      {"dtls:0", "dtls:9", "<security-error/>", "ended security"},
      {"ice-udp:1", "raw-udp:1", "<unsupported-transports/>", "ended unsupported"},
      {"apps:rtp:1", "apps:stub:0", "<unsupported-applications/>", "ended unsupported"},
      {"ufrag='abcd'", "ufrag='a'", "bad-request", "ended media-failed"},
      {"name='0'", "name='x&#10;a=evil'", "bad-request", "ended media-failed"},
  }));
  auto text = jingle(kJuliet, "session-initiate", "c1", content("0", "audio"));
  text.replace(text.find(what), what.size(), with);
  scene.romeo.receive(text);
  CHECK(scene.romeo.last() == end);
  CHECK(scene.romeo.count_sent(answer) != 0);
  CHECK(scene.romeo.count_sent("session-terminate") == 1);
  CHECK(scene.romeo.peer.opened == 0);
}

TEST_CASE("an answer to what was not offered is refused", "[jingle][hostile]") {
  Scene scene;
  scene.romeo.call("juliet@capulet.example", "c1", {.audio = true, .video = false});
  scene.romeo.receive(jmi(kJuliet, "proceed", "c1"));
  const auto wrong = GENERATE(as<std::string>{}, content("5", "audio"), content("0", "video"), std::string{},
                              content("0", "audio") + content("0", "audio"));
  scene.romeo.receive(jingle(kJuliet, "session-accept", "c1", wrong));
  CHECK(scene.romeo.count_sent("bad-request") == 1);
  CHECK(scene.romeo.count("apply answer") == 0);
}

TEST_CASE("actions out of order are answered so", "[jingle][hostile]") {
  Scene scene;
  SECTION("before the session") {
    scene.proceed();
    const auto action = GENERATE("session-accept", "content-add", "transport-replace", "description-info");
    scene.romeo.receive(jingle(kJuliet, action, "c1"));
    CHECK(scene.answer().contains("out-of-order"));
  }
  SECTION("while it only rings") {
    scene.romeo.receive(propose(kJuliet, "c1"));
    const auto action = GENERATE("session-initiate", "session-accept", "transport-info");
    scene.romeo.receive(jingle(kJuliet, action, "c1", content("0", "audio")));
    CHECK(scene.answer().contains("out-of-order"));
    CHECK(scene.romeo.last() == "incoming a");
  }
  SECTION("within the session") {
    scene.connect();
    const auto action = GENERATE("session-accept", "session-initiate", "content-accept", "content-reject",
                                 "transport-accept", "transport-reject");
    scene.romeo.receive(jingle(kJuliet, action, "c1", content("0", "audio")));
    CHECK(scene.answer().contains("out-of-order"));
    CHECK(scene.romeo.last() == "state connected");
  }
  SECTION("without any") {
    scene.romeo.receive(jingle(kJuliet, "session-terminate", "none"));
    CHECK(scene.answer().contains("unknown-session"));
    scene.romeo.receive(jingle("stranger@else.example/where", "session-terminate", "none"));
    CHECK(scene.answer().contains("service-unavailable"));
  }
}

TEST_CASE("an element that is not Jingle's is a bad request", "[jingle][hostile]") {
  Scene scene;
  scene.connect();
  const auto text =
      GENERATE(as<std::string>{}, "<jingle xmlns='urn:xmpp:jingle:1'/>",
               "<jingle xmlns='urn:xmpp:jingle:1' action='session-info'/>",
               "<jingle xmlns='urn:xmpp:jingle:1' action='dance' sid='c1'/>",
               "<jingle xmlns='urn:xmpp:jingle:1' action='content-add' sid='c1'/>",
               "<jingle xmlns='urn:xmpp:jingle:1' action='content-modify' sid='c1'><content name='9'/></jingle>",
               "<jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='c1'/>",
               "<jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='c1'><content name='0'/></jingle>",
               "<jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='c1'><content/></jingle>");
  scene.romeo.receive("<iq xmlns='jabber:client' type='set' id='x' from='" + std::string(kJuliet) + "'>" + text +
                      "</iq>");
  CHECK(scene.answer().contains("bad-request"));
  CHECK(scene.romeo.last() == "state connected");
}

TEST_CASE("changes that we do not make are refused in their own way", "[jingle][hostile]") {
  Scene scene;
  scene.connect();
  SECTION("more contents") {
    scene.romeo.receive(jingle(kJuliet, "content-add", "c1", content("screen", "video")));
    CHECK(scene.romeo.count_sent("action='content-reject'") == 1);
    CHECK(scene.answer().contains("name='screen'"));
  }
  SECTION("another transport") {
    scene.romeo.receive(jingle(kJuliet, "transport-replace", "c1", content("0", "audio")));
    CHECK(scene.romeo.count_sent("action='transport-reject'") == 1);
    CHECK(scene.answer().contains("urn:xmpp:jingle:transports:ice-udp:1"));
  }
  SECTION("unknown information") {
    scene.romeo.receive(jingle(kJuliet, "session-info", "c1", "<mood xmlns='x'/>"));
    CHECK(scene.answer().contains("unsupported-info"));
    scene.romeo.receive(jingle(kJuliet, "security-info", "c1"));
    CHECK(scene.answer().contains("unsupported-info"));
  }
  SECTION("a question whether the session is there") {
    scene.romeo.receive(jingle(kJuliet, "session-info", "c1"));
    CHECK(scene.answer().contains("type='result'"));
  }
  CHECK(scene.romeo.last() == "state connected");
}

TEST_CASE("who stops sending is shown as muted", "[jingle][hostile]") {
  Scene scene;
  scene.connect();
  const auto video = [](std::string_view senders) {
    return "<content creator='initiator' name='1' senders='" + std::string(senders) + "'/>";
  };
  scene.romeo.receive(jingle(kJuliet, "content-modify", "c1", video("initiator")));
  CHECK(scene.romeo.last() == "mute v");
  scene.romeo.receive(jingle(kJuliet, "content-modify", "c1", video("both")));
  CHECK(scene.romeo.last() == "mute ");
  scene.romeo.receive(jingle(kJuliet, "content-remove", "c1", video("both")));
  CHECK(scene.romeo.last() == "mute v");
  scene.romeo.receive(jingle(kJuliet, "content-remove", "c1", "<content creator='initiator' name='0'/>"));
  CHECK(scene.romeo.last() == "ended hung-up");  // nothing is left
}

TEST_CASE("a flood of candidates before the session is bounded", "[jingle][hostile]") {
  Scene scene;
  scene.proceed();
  const auto candidate = content(
      "0", "audio",
      "<candidate component='1' foundation='1' ip='192.0.2.1' port='9' priority='1' protocol='udp' type='host'/>"
      "<candidate component='1' foundation='1' ip='not/an/address' port='9' priority='1' protocol='udp' type='host'/>"
      "<candidate component='2' foundation='1' ip='192.0.2.1' port='9' priority='1' protocol='udp' type='host'/>");
  for (int i = 0; i < 1000; ++i) scene.romeo.receive(jingle(kJuliet, "transport-info", "c1", candidate));
  scene.romeo.receive(jingle(kJuliet, "session-initiate", "c1", content("0", "audio")));
  CHECK(scene.romeo.count("candidate 0") == kMaxEarlyCandidates);
}

TEST_CASE("a session that nobody proposed rings only for contacts", "[jingle][hostile]") {
  Scene scene;
  const auto stranger =
      GENERATE("stranger@else.example/where", "romeo@montague.example/phone", "juliet@capulet.example");
  scene.romeo.receive(jingle(stranger, "session-initiate", "s1", content("0", "audio")));
  CHECK(scene.answer().contains("service-unavailable"));
  CHECK(scene.romeo.log().empty());
  scene.romeo.receive(jingle(kJuliet, "session-initiate", "s2", content("0", "audio")));
  CHECK(scene.romeo.last() == "incoming a");
  scene.romeo.receive(jingle(kJuliet, "session-initiate", "s3", content("0", "audio")));
  CHECK(scene.romeo.count_sent("<busy/>") == 1);
}

TEST_CASE("carbons of a crowd of devices end ringing once", "[jingle][hostile]") {
  Scene scene;
  scene.romeo.receive(propose(kJuliet, "c1"));
  const protocol::mux::Copy copy{protocol::Arrival::Carbon, protocol::Direction::Outgoing, {}, {}};
  for (int i = 0; i < 3; ++i) scene.romeo.receive(jmi("romeo@montague.example/phone", "proceed", "c1"), copy);
  scene.romeo.receive(jmi("romeo@montague.example/phone", "accept", "c1"));
  CHECK(scene.romeo.count("ended answered-elsewhere") == 1);
}

TEST_CASE("a proposal that is none is ignored", "[jingle][hostile]") {
  Scene scene;
  scene.romeo.receive(jmi(kJuliet, "propose", "c1"));
  scene.romeo.receive(jmi(kJuliet, "propose", "c2", "<description xmlns='urn:xmpp:jingle:apps:file-transfer:5'/>"));
  scene.romeo.receive(jmi(kJuliet, "<propose xmlns='urn:xmpp:jingle-message:0'/>"));
  scene.romeo.receive(propose("juliet@capulet.example", "c3"));
  scene.romeo.receive(propose(kJuliet, std::string(5000, 'x')));
  CHECK(scene.romeo.log().empty());
}

TEST_CASE("errors that answer our stanzas end the call once", "[jingle][hostile]") {
  Scene scene;
  scene.romeo.call(kJuliet, "c1");
  const auto& initiate = scene.romeo.sent().front();
  const auto id = initiate.substr(initiate.find(" id='") + 5,
                                  initiate.find('\'', initiate.find(" id='") + 5) - initiate.find(" id='") - 5);
  struct Case {
    std::string condition;
    std::string end;
  };
  const auto [condition, end] = GENERATE(values<Case>({
      {"service-unavailable", "ended unsupported"},
      {"recipient-unavailable", "ended peer-vanished"},
      {"conflict", "ended replaced"},
      {"forbidden", "ended server-refused"},
      {"nonsense", "ended server-refused"},
  }));
  const auto error = "<iq xmlns='jabber:client' type='error' id='" + id + "' from='" + std::string(kJuliet) +
                     "'><error type='cancel'><" + condition +
                     " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
  scene.romeo.receive(error);
  scene.romeo.receive(error);
  CHECK(scene.romeo.last() == end);
  CHECK(scene.romeo.saw("close"));
}

TEST_CASE("a restart with credentials that break the grammar is refused", "[jingle][hostile]") {
  Scene scene;
  scene.connect();
  const auto applied = scene.romeo.count("apply offer");
  scene.romeo.receive(jingle(kJuliet, "transport-info", "c1",
                             "<content name='0'><transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' "
                             "ufrag='new&#10;a=x' pwd='0123456789abcdefghijklmn'/></content>"));
  CHECK(scene.answer().contains("bad-request"));
  CHECK(scene.romeo.count("apply offer") == applied);
}

TEST_CASE("a restart by the other side is applied and answered", "[jingle][hostile]") {
  Scene scene;
  scene.connect();
  scene.romeo.receive(jingle(kJuliet, "transport-info", "c1",
                             "<content creator='initiator' name='0'><transport "
                             "xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='newufrag' "
                             "pwd='0123456789abcdefghijklmn'/></content>"));
  CHECK(scene.romeo.saw("apply offer"));
  REQUIRE(scene.romeo.peer.remote.has_value());
  for (const auto& media : scene.romeo.peer.remote->media) {
    CHECK(media.ice->ufrag == "newufrag");
    CHECK(media.setup == protocol::sdp::Setup::ActPass);
    CHECK(media.candidates.empty());
  }
  CHECK(scene.answer().contains("ufrag='ufrag1'"));  // candidates carry what answers it
  CHECK(scene.romeo.last() == "create answer");      // and nothing ended
}
