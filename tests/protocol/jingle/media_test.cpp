// What happens to the media of a call, and to a call whose media or session fail.

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/pair.hpp"

using namespace protocol::jingle;
using namespace std::chrono_literals;
using tests::jingle::Pair;

TEST_CASE("who takes a call with sound alone sends no picture but sees one", "[jingle][calls]") {
  Pair pair;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  pair.juliet.accept("c1", {.audio = true, .video = false});
  pair.network.run(1s);
  CHECK(pair.juliet.saw("open a"));
  REQUIRE(pair.romeo.peer.remote.has_value());
  CHECK(pair.romeo.peer.remote->media.at(1).direction == protocol::sdp::Direction::RecvOnly);
}

TEST_CASE("being muted is told, also when it was so before the call was there", "[jingle][calls]") {
  Pair pair;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.romeo.request(SetMute{{"c1"}, true, false}).value();
  pair.network.run(1s);
  pair.juliet.accept("c1");
  pair.network.run(1s);
  CHECK(pair.juliet.count("mute a") == 1);
  pair.romeo.request(SetMute{{"c1"}, true, true}).value();
  pair.network.run(1s);
  CHECK(pair.juliet.last() == "mute av");
  pair.romeo.request(SetMute{{"c1"}, false, false}).value();
  pair.network.run(1s);
  CHECK(pair.juliet.last() == "mute ");
}

TEST_CASE("the peer that vanishes ends the call in time", "[jingle][calls]") {
  Pair pair;
  pair.connect();
  pair.network.passes = [](std::string_view) { return false; };
  pair.juliet.request(PeerStateChanged{{"c1"}, PeerState::Disconnected}).value();
  CHECK(pair.juliet.last() == "state reconnecting");
  pair.network.run(10s);
  CHECK(pair.juliet.last() == "ended peer-vanished");
  CHECK(pair.juliet.count_sent("session-terminate") == 1);
}

TEST_CASE("paths that come back in time do not end the call", "[jingle][calls]") {
  Pair pair;
  pair.connect();
  pair.juliet.request(PeerStateChanged{{"c1"}, PeerState::Disconnected}).value();
  pair.network.run(6s);
  pair.juliet.request(PeerStateChanged{{"c1"}, PeerState::Connected}).value();
  pair.network.run(60s);
  CHECK(pair.juliet.last() == "state connected");
}

TEST_CASE("the initiator restarts ICE after paths were lost", "[jingle][calls]") {
  Pair pair;
  pair.connect();
  const auto before = pair.juliet.peer.remote->media.front().ice;
  pair.romeo.request(PeerStateChanged{{"c1"}, PeerState::Disconnected}).value();
  pair.juliet.request(PeerStateChanged{{"c1"}, PeerState::Disconnected}).value();
  pair.network.run(4s);
  CHECK(pair.romeo.saw("create restart"));
  CHECK(pair.juliet.count("apply offer") == 2);
  CHECK(pair.romeo.count("apply answer") == 2);
  CHECK(pair.romeo.count("state connected") == 2);
  CHECK(pair.juliet.count("state connected") == 2);
  CHECK(pair.juliet.peer.remote->media.front().ice != before);
  CHECK(pair.juliet.peer.remote->media.back().ice == pair.juliet.peer.remote->media.front().ice);  // BUNDLE
  pair.network.run(60s);
  CHECK(pair.romeo.count("ended peer-vanished") == 0);
}

TEST_CASE("media that never find a path end the call", "[jingle][calls]") {
  Pair pair;
  pair.romeo.peer.connects = false;
  pair.juliet.peer.connects = false;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  pair.juliet.accept("c1");
  SECTION("as the browser finds out") {
    pair.network.run(1s);
    pair.romeo.request(PeerStateChanged{{"c1"}, PeerState::Failed}).value();
    pair.network.run(1s);
    CHECK(pair.romeo.last() == "ended media-failed");
    CHECK(pair.juliet.last() == "ended media-failed");
  }
  SECTION("as time passes") {
    pair.network.run(46s);
    CHECK(pair.romeo.last() == "ended media-failed");
    CHECK(pair.juliet.last().starts_with("ended"));
  }
}

TEST_CASE("a peer connection that cannot do its part ends the call", "[jingle][calls]") {
  Pair pair;
  pair.juliet.peer.automatic = false;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  pair.juliet.accept("c1");
  pair.network.run(1s);
  REQUIRE(pair.juliet.last() == "create answer");
  pair.juliet.request(PeerFailed{{"c1"}, "no common codec"}).value();
  pair.network.run(1s);
  CHECK(pair.juliet.last() == "ended media-failed");
  CHECK(pair.romeo.last() == "ended media-failed");
  CHECK(pair.juliet.request(PeerFailed{{"c1"}, "again"}).error() == protocol::SendError::NoSuchCall);
}

TEST_CASE("a description that is none ends the call", "[jingle][calls]") {
  Pair pair;
  pair.romeo.peer.automatic = false;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  pair.juliet.accept("c1");
  pair.network.run(1s);
  pair.romeo.request(LocalDescription{{"c1"}, SdpType::Offer, "v=0\r\nnonsense"}).value();
  pair.network.run(1s);
  CHECK(pair.romeo.last() == "ended media-failed");
  CHECK(pair.juliet.last().starts_with("ended"));
}

TEST_CASE("candidates that overtake the descriptions wait for them", "[jingle][calls]") {
  Pair pair;
  pair.juliet.peer.automatic = false;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  pair.juliet.accept("c1");
  pair.network.run(1s);
  CHECK(pair.juliet.count("candidate 0") == 2);  // at once: her offer is applied
  pair.juliet.request(LocalCandidate{{"c1"}, {"candidate:1 1 udp 1 192.0.2.9 9 typ host", "0", 0}}).value();
  pair.network.run(1s);
  CHECK(pair.romeo.count("candidate 0") == 0);  // her answer is not there yet
  auto answer = tests::jingle::FakePeer::offer({.audio = true, .video = true}, 7);
  pair.juliet.request(LocalDescription{{"c1"}, SdpType::Answer, protocol::sdp::write(answer)}).value();
  pair.network.run(1s);
  CHECK(pair.romeo.count("candidate 0") == 1);
}

TEST_CASE("TCP candidates stay here", "[jingle][calls]") {
  Pair pair;
  pair.connect();
  const auto before = pair.romeo.count_sent("transport-info");
  pair.romeo
      .request(LocalCandidate{{"c1"}, {"candidate:1 1 tcp 1518280447 192.0.2.9 9 typ host tcptype active", "0", 0}})
      .value();
  pair.romeo.request(LocalCandidate{{"c1"}, {"", "0", 0}}).value();  // end of candidates
  CHECK(pair.romeo.count_sent("transport-info") == before);
}

TEST_CASE("every candidate goes alone and with the credentials", "[jingle][calls]") {
  Pair pair;
  pair.connect();
  for (const auto& stanza : pair.romeo.sent()) {
    if (!stanza.contains("transport-info")) continue;
    CHECK(stanza.contains("ufrag='ufrag0'"));
    CHECK(stanza.contains("pwd='"));
    CHECK(stanza.find("<candidate") == stanza.rfind("<candidate"));
    CHECK(stanza.find("<content") == stanza.rfind("<content"));
  }
}

TEST_CASE("a caller that goes offline before media are there ends the call", "[jingle][calls]") {
  Pair pair;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  pair.romeo.go_offline();
  CHECK(pair.romeo.last() == "ended peer-vanished");
  pair.network.run(16s);
  CHECK(pair.juliet.last() == "ended peer-vanished");
}

TEST_CASE("a call does not survive its session, and the peer is told at the next sign-in", "[jingle][calls]") {
  Pair pair;
  pair.connect();
  pair.romeo.go_offline();
  CHECK(pair.romeo.last() == "ended peer-vanished");
  pair.network.run(5s);
  CHECK(pair.juliet.last() == "state connected");  // media flow still, as far as she knows
  pair.romeo.go_online("romeo@montague.example/garden");
  pair.network.run(1s);
  CHECK(pair.juliet.last() == "ended peer-vanished");
}

TEST_CASE("a resumed session goes on with its call", "[jingle][calls]") {
  Pair pair;
  pair.connect();
  pair.romeo.calls.online(protocol::mux::Start::Resumed, pair.romeo);
  pair.romeo.request(HangUp{{"c1"}}).value();
  pair.network.run(1s);
  CHECK(pair.juliet.last() == "ended hung-up");
}
