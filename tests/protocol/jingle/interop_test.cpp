// Stanzas as other clients send them, by the facts of their wire formats, in the calls that they have with us.

#include <algorithm>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/corpus.hpp"
#include "tests/protocol/jingle/support/network.hpp"

using namespace protocol::jingle;
using namespace std::chrono_literals;
using tests::jingle::Device;
using tests::jingle::Network;
using tests::jingle::read_corpus;

namespace {

constexpr std::string_view kPeer = "juliet@capulet.example/client.1a2B";

struct Scene {
  Network network;
  Device& romeo = network.add("romeo@montague.example/orchard");
  Scene() { romeo.contacts.insert("juliet@capulet.example"); }

  // One of the stanzas in tests/corpus/jingle/<file>, which a line of dashes separates.
  void receive(const std::string& file, std::size_t number) {
    const auto text = read_corpus("jingle/" + file);
    std::size_t begin = 0;
    for (; number > 0; --number) begin = text.find("\n----\n", begin) + 6;
    romeo.receive(text.substr(begin, text.find("\n----\n", begin) - begin));
  }
  [[nodiscard]] const protocol::sdp::Description& remote() const {
    REQUIRE(romeo.peer.remote.has_value());
    return *romeo.peer.remote;
  }
};

}  // namespace

TEST_CASE("Conversations calls: proposal, offer, candidates, content-add, end", "[jingle][interop]") {
  Scene scene;
  scene.receive("conversations-call.xml", 0);
  CHECK(scene.romeo.last() == "incoming av");
  scene.romeo.accept("HXQpDa2zB9Xr_g0kZ1q3Aw");
  scene.receive("conversations-call.xml", 1);
  CHECK(scene.romeo.last() == "state connected");
  CHECK(scene.remote().media.size() == 2);
  CHECK(scene.remote().groups.at(0).mids == std::vector<std::string>{"0", "1"});
  CHECK(scene.remote().media[0].extmap_allow_mixed);
  CHECK(scene.remote().media[1].source_groups.at(0).semantics == "FID");
  CHECK(scene.remote().media[1].msids.at(0) == protocol::sdp::Msid{"my-media-stream", "my-video-track"});
  scene.receive("conversations-call.xml", 2);
  CHECK(scene.romeo.count("candidate 0") == 1);
  scene.receive("conversations-call.xml", 3);  // wants to share a screen too
  CHECK(scene.romeo.count_sent("content-reject") == 1);
  scene.receive("conversations-call.xml", 4);
  CHECK(scene.romeo.last() == "ended hung-up");
}

TEST_CASE("Conversations requires of our offer what it checks", "[jingle][interop]") {
  Scene scene;
  scene.romeo.call("juliet@capulet.example", "c1");
  scene.romeo.receive("<message xmlns='jabber:client' type='chat' from='" + std::string(kPeer) +
                      "'><proceed xmlns='urn:xmpp:jingle-message:0' id='c1'/></message>");
  const auto found =
      std::ranges::find_if(scene.romeo.sent(), [](const auto& stanza) { return stanza.contains("session-initiate"); });
  REQUIRE(found != scene.romeo.sent().end());
  const auto& initiate = *found;
  CHECK(initiate.contains("setup='actpass'"));
  CHECK(initiate.contains("<rtcp-mux/>"));
  CHECK(initiate.contains("ufrag="));
  CHECK(initiate.contains("pwd="));
  CHECK(initiate.contains("media='audio'"));
  CHECK(initiate.contains("media='video'"));
  CHECK(initiate.contains("creator='initiator' name='0'"));
  CHECK_FALSE(initiate.contains("protocol='tcp'"));
  for (const auto* feature : {"urn:xmpp:jingle:1", "urn:xmpp:jingle:transports:ice-udp:1", "urn:xmpp:jingle:apps:rtp:1",
                              "urn:xmpp:jingle:apps:rtp:audio", "urn:xmpp:jingle:apps:rtp:video",
                              "urn:xmpp:jingle:apps:dtls:0", "urn:xmpp:jingle-message:0"}) {
    INFO(feature);
    CHECK(std::ranges::contains(scene.romeo.calls.features(), feature));
  }
}

TEST_CASE("Dino calls: no groups, no sources, SDES beside DTLS, one candidate a stanza", "[jingle][interop]") {
  Scene scene;
  scene.receive("dino-call.xml", 0);
  CHECK(scene.romeo.last() == "incoming av");
  scene.romeo.accept("2a1e6ab5-5f3b-4e1c-8f57-0f6f3ab41d6a");
  scene.receive("dino-call.xml", 1);
  CHECK(scene.romeo.last() == "state connected");
  CHECK(scene.remote().groups.empty());
  CHECK(scene.remote().media[0].mid == "audio");
  CHECK(scene.remote().media[1].mid == "video");
  CHECK(scene.remote().media[0].rtcp_mux);
  CHECK_FALSE(scene.romeo.peer.remote_sdp.contains("crypto"));
  scene.receive("dino-call.xml", 2);
  CHECK(scene.romeo.count("candidate video") == 1);
  scene.receive("dino-call.xml", 3);  // the camera is off
  CHECK(scene.romeo.last() == "mute v");
  scene.receive("dino-call.xml", 4);
  CHECK(scene.romeo.last() == "ended hung-up");
}

TEST_CASE("Dino answers with one payload type", "[jingle][interop]") {
  Scene scene;
  scene.romeo.call("juliet@capulet.example", "dino-answers", {.audio = true, .video = false});
  scene.receive("dino-answer.xml", 0);
  CHECK(scene.romeo.last() == "create offer");
  scene.receive("dino-answer.xml", 1);
  CHECK(scene.romeo.last() == "state connected");
  REQUIRE(scene.remote().media.size() == 1);
  CHECK(scene.remote().media[0].payload_types.size() == 1);
  CHECK(scene.remote().media[0].setup == protocol::sdp::Setup::Active);
}

TEST_CASE("Movim calls: fingerprints without order, ufrag in candidates, categories", "[jingle][interop]") {
  Scene scene;
  scene.receive("movim-call.xml", 0);
  CHECK(scene.romeo.last() == "incoming av");
  scene.romeo.accept("b7d9c2f0-3d52-4c9e-9b57-6b1a9c0d7e11");
  scene.receive("movim-call.xml", 1);
  CHECK(scene.romeo.last() == "state connected");
  CHECK(scene.remote().media[0].setup == protocol::sdp::Setup::ActPass);
  CHECK(scene.remote().media[0].fingerprints.size() == 1);
  CHECK(scene.remote().media[0].extensions.at(0).direction == protocol::sdp::Direction::SendRecv);
  scene.receive("movim-call.xml", 2);
  CHECK(scene.romeo.count("candidate 0") == 1);
  CHECK(scene.romeo.peer.remote_candidates.back().contains("ufrag Xy1z"));
  scene.receive("movim-call.xml", 3);  // mutes a content by its name
  CHECK(scene.romeo.last() == "mute a");
  scene.receive("movim-call.xml", 4);
  CHECK(scene.romeo.last() == "ended hung-up");
}

TEST_CASE("stanza calls without proposal", "[jingle][interop]") {
  Scene scene;
  const auto jingle = read_corpus("jingle/firefox-video-offer.stanza.xml");
  scene.romeo.receive("<iq xmlns='jabber:client' type='set' id='1' from='" + std::string(kPeer) + "'>" + jingle +
                      "</iq>");
  CHECK(scene.romeo.last() == "incoming av");
  CHECK(scene.romeo.count_sent("<ringing") == 1);
  scene.romeo.accept("session");
  CHECK(scene.romeo.last() == "state connected");
  CHECK(scene.remote().media.size() == 2);
  CHECK(scene.romeo.count_sent("session-accept") == 1);
  CHECK(scene.romeo.count_sent("jingle-message") == 0);
}
