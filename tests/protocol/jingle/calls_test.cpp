// How calls go between devices that keep to the protocol: each case is one story in virtual time.

#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/protocol/jingle/support/pair.hpp"

using namespace protocol::jingle;
using namespace std::chrono_literals;
using tests::jingle::kJuliet;
using tests::jingle::kRomeo;
using tests::jingle::Network;
using tests::jingle::Pair;
using Log = std::vector<std::string>;

namespace {

constexpr std::string_view kJulietsPhone = "juliet@capulet.example/phone";

}  // namespace

TEST_CASE("a call is proposed, rings, is taken and connects", "[jingle][calls]") {
  Pair pair;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  CHECK(pair.romeo.log() == Log{"state proposing", "state ringing"});
  CHECK(pair.juliet.log() == Log{"incoming av"});

  pair.juliet.accept("c1");
  pair.network.run(1s);
  CHECK(pair.romeo.log() == Log{"state proposing", "state ringing", "state connecting", "open av", "create offer",
                                "apply answer", "state connected", "candidate 0", "candidate 0"});
  CHECK(pair.juliet.log() == Log{"incoming av", "state connecting", "open av", "apply offer", "create answer",
                                 "state connected", "candidate 0", "candidate 0"});

  pair.romeo.request(HangUp{{"c1"}}).value();
  pair.network.run(1s);
  CHECK(pair.romeo.saw("ended hung-up"));
  CHECK(pair.juliet.last() == "ended hung-up");
  CHECK(pair.juliet.saw("close"));
  CHECK(pair.juliet.count_sent("<finish") == 1);  // both write the end into the archives (XEP-0353 §3.7)
  CHECK(pair.romeo.count_sent("<finish") == 1);
}

TEST_CASE("a call that is declined ends on both sides", "[jingle][calls]") {
  Pair pair;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  pair.juliet.request(DeclineCall{{"c1"}}).value();
  pair.network.run(1s);
  CHECK(pair.romeo.last() == "ended declined");
  CHECK(pair.juliet.last() == "ended declined");
  CHECK(pair.romeo.peer.opened == 0);
}

TEST_CASE("a caller who gives up stops the ringing", "[jingle][calls]") {
  Pair pair;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  pair.romeo.request(HangUp{{"c1"}}).value();
  pair.network.run(1s);
  CHECK(pair.romeo.last() == "ended cancelled");
  CHECK(pair.juliet.last() == "ended cancelled");
}

TEST_CASE("a caller who gives up while the answer is on its way ends both", "[jingle][calls]") {
  Pair pair;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  pair.juliet.accept("c1");
  pair.romeo.request(HangUp{{"c1"}}).value();
  pair.network.run(1s);
  CHECK(pair.romeo.last() == "ended cancelled");
  CHECK(pair.juliet.last() == "ended cancelled");
}

TEST_CASE("a caller who gives up while his offer is made ends both", "[jingle][calls]") {
  Pair pair;
  pair.romeo.peer.automatic = false;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  pair.juliet.accept("c1");
  pair.network.run(1s);
  REQUIRE(pair.romeo.last() == "create offer");
  pair.romeo.request(HangUp{{"c1"}}).value();
  pair.network.run(1s);
  CHECK(pair.romeo.last() == "ended cancelled");
  CHECK(pair.romeo.saw("close"));
  CHECK(pair.juliet.last() == "ended cancelled");
}

TEST_CASE("a call that nobody answers ends after a minute on both sides", "[jingle][calls]") {
  Pair pair;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(59s);
  CHECK(pair.romeo.last() == "state ringing");
  pair.network.run(2s);
  CHECK(pair.romeo.last() == "ended no-answer");
  CHECK(pair.juliet.last().starts_with("ended"));
  CHECK(pair.juliet.count_sent("<reject") == 0);
}

TEST_CASE("a call to an account without devices rings out, or ends when the message bounces", "[jingle][calls]") {
  Network network;
  auto& romeo = network.add(kRomeo);
  SECTION("stored") {
    romeo.call("nobody@capulet.example", "c1");
    network.run(61s);
  }
  SECTION("bounced") {
    network.stores_messages = false;
    romeo.call("nobody@capulet.example", "c1");
    network.run(1s);
  }
  CHECK(romeo.log() == Log{"state proposing", "recorded out unanswered", "ended no-answer"});
}

TEST_CASE("another device that answers stops the ringing here", "[jingle][calls]") {
  Pair pair;
  auto& phone = pair.network.add(kJulietsPhone);
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  CHECK(phone.last() == "incoming av");
  phone.accept("c1");
  pair.network.run(1s);
  CHECK(pair.juliet.last() == "ended answered-elsewhere");
  CHECK(phone.last() == "state connected");
  CHECK(pair.romeo.last() == "state connected");
}

TEST_CASE("another device that declines stops the ringing here", "[jingle][calls]") {
  Pair pair;
  auto& phone = pair.network.add(kJulietsPhone);
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  phone.request(DeclineCall{{"c1"}}).value();
  pair.network.run(1s);
  CHECK(pair.juliet.last() == "ended declined-elsewhere");
  CHECK(pair.romeo.last() == "ended declined");
}

TEST_CASE("of two devices that answer at the same time one gets the call", "[jingle][calls]") {
  Pair pair;
  auto& phone = pair.network.add(kJulietsPhone);
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(1s);
  phone.accept("c1");
  pair.juliet.accept("c1");
  pair.network.run(20s);
  CHECK(phone.saw("state connected"));
  CHECK(pair.juliet.last() == "ended answered-elsewhere");
  CHECK(pair.romeo.last() == "state connected");
}

TEST_CASE("a caller's other devices only keep what became of his calls", "[jingle][calls]") {
  Pair pair;
  auto& tablet = pair.network.add("romeo@montague.example/tablet");
  pair.connect();
  pair.romeo.request(HangUp{{"c1"}}).value();
  pair.network.run(1s);
  CHECK(tablet.log() == Log{"recorded out answered"});
  CHECK(tablet.sent().empty());
}

TEST_CASE("of two who call each other the lower id goes on, without asking again", "[jingle][calls]") {
  Pair pair;
  const bool romeo_lower = GENERATE(true, false);
  pair.romeo.call("juliet@capulet.example", romeo_lower ? "a" : "b");
  pair.juliet.call("romeo@montague.example", romeo_lower ? "b" : "a", {.audio = true, .video = false});
  pair.network.run(2s);
  auto& winner = romeo_lower ? pair.romeo : pair.juliet;
  auto& loser = romeo_lower ? pair.juliet : pair.romeo;
  CHECK(winner.saw("state connected"));
  CHECK(winner.count("ended replaced") == 0);
  CHECK(loser.count("ended replaced") == 1);
  CHECK(loser.saw("state connected"));
  CHECK(loser.peer.opened == 1);
  CHECK(loser.saw("open a"));  // what both wanted: sound
  CHECK(winner.count_sent("tie-break") == 1);
  CHECK(loser.count_sent("tie-break") == 1);
}

TEST_CASE("who talks already is busy for others", "[jingle][calls]") {
  Pair pair;
  auto& tybalt = pair.network.add("tybalt@capulet.example/sword");
  pair.connect();
  tybalt.call("romeo@montague.example", "c2");
  pair.network.run(1s);
  CHECK(tybalt.last() == "ended busy");
  CHECK(pair.romeo.last() == "recorded in unanswered");
  CHECK(pair.romeo.count("incoming av") == 0);
  CHECK(pair.romeo.request(StartCall{{"c3"}, {"c3"}, protocol::Jid::parse("tybalt@capulet.example").value(), {}})
            .error() == protocol::SendError::WrongState);
}

TEST_CASE("where two calls may go on at once, each goes its own way", "[jingle][calls]") {
  Network network;
  auto& romeo = network.add(kRomeo, 2);
  auto& juliet = network.add(kJuliet);
  auto& tybalt = network.add("tybalt@capulet.example/sword");
  auto& nurse = network.add("nurse@capulet.example/kitchen");
  romeo.call("juliet@capulet.example", "c1");
  network.run(1s);
  juliet.accept("c1");
  network.run(1s);
  tybalt.call("romeo@montague.example", "c2");
  network.run(1s);
  REQUIRE(romeo.last() == "incoming av");
  nurse.call("romeo@montague.example", "c3");
  network.run(1s);
  CHECK(nurse.last() == "ended busy");
  romeo.accept("c2");
  network.run(1s);
  CHECK(romeo.peer.open);
  CHECK(romeo.more_peers.at({"c2"}).open);
  CHECK(tybalt.last() == "state connected");
  romeo.request(HangUp{{"c1"}}).value();
  network.run(1s);
  CHECK(juliet.last() == "ended hung-up");
  CHECK(tybalt.last() == "state connected");
  CHECK(romeo.more_peers.at({"c2"}).open);
  romeo.request(HangUp{{"c2"}}).value();
  network.run(1s);
  CHECK(tybalt.last() == "ended hung-up");
}

TEST_CASE("a stranger learns nothing from calling", "[jingle][calls]") {
  Pair pair;
  auto& stranger = pair.network.add("stranger@else.example/where");
  pair.juliet.contacts.erase("stranger@else.example");
  stranger.call("juliet@capulet.example", "s1");
  pair.network.run(1s);
  CHECK(pair.juliet.last() == "incoming av");
  CHECK(pair.juliet.sent().empty());  // neither `ringing` nor anything else before a person decides
  pair.juliet.accept("s1");
  pair.network.run(1s);
  CHECK(stranger.saw("state connected"));
}

TEST_CASE("a person who moves to another device takes the call along", "[jingle][calls]") {
  Pair pair;
  pair.connect();
  auto& tablet = pair.network.add("romeo@montague.example/tablet");
  tablet.call("juliet@capulet.example", "c2");
  pair.network.run(2s);
  CHECK(pair.juliet.count("ended replaced") == 1);
  CHECK(pair.juliet.peer.opened == 2);
  CHECK(tablet.saw("state connected"));
  CHECK(pair.romeo.saw("ended replaced"));
  CHECK(pair.juliet.count_sent("<migrated to='c2'") == 1);
}

TEST_CASE("signing out ends calls in order", "[jingle][calls]") {
  Pair pair;
  pair.connect();
  pair.romeo.calls.hang_up_all(pair.romeo);
  pair.network.run(1s);
  CHECK(pair.romeo.saw("ended hung-up"));
  CHECK(pair.juliet.last() == "ended hung-up");
}

TEST_CASE("a call to a full address begins the session at once", "[jingle][calls]") {
  Pair pair;
  pair.romeo.call(kJuliet, "c1");
  pair.network.run(1s);
  CHECK(pair.romeo.sent().front().contains("session-initiate"));
  CHECK(pair.juliet.log() == Log{"incoming av"});
  CHECK(pair.romeo.last() == "state ringing");
  SECTION("taken") {
    pair.juliet.accept("c1");
    pair.network.run(1s);
    CHECK(pair.romeo.saw("state connected"));
    CHECK(pair.juliet.saw("state connected"));
    pair.juliet.request(HangUp{{"c1"}}).value();
    pair.network.run(1s);
    CHECK(pair.romeo.last() == "ended hung-up");
  }
  SECTION("declined") {
    pair.juliet.request(DeclineCall{{"c1"}}).value();
    pair.network.run(1s);
    CHECK(pair.romeo.last() == "ended declined");
  }
  SECTION("not answered") {
    pair.network.run(61s);
    CHECK(pair.romeo.last() == "ended no-answer");
    CHECK(pair.juliet.last() == "ended no-answer");
  }
  CHECK(pair.romeo.count_sent("jingle-message") + pair.juliet.count_sent("jingle-message") == 0);
}

TEST_CASE("a session that crosses our proposal breaks the tie by its id", "[jingle][calls]") {
  Pair pair;
  const bool romeo_lower = GENERATE(true, false);
  pair.romeo.call(kJuliet, romeo_lower ? "a" : "b");
  pair.juliet.call(kRomeo, romeo_lower ? "b" : "a");
  pair.network.run(2s);
  auto& winner = romeo_lower ? pair.romeo : pair.juliet;
  auto& loser = romeo_lower ? pair.juliet : pair.romeo;
  CHECK(winner.saw("state connected"));
  CHECK(winner.count("ended replaced") == 0);
  CHECK(loser.count("ended replaced") == 1);
  CHECK(loser.saw("state connected"));
}

TEST_CASE("whatever is lost on the way, both sides end", "[jingle][calls][loss]") {
  // Every stanza of a whole call in turn is the one that never arrives.
  for (int lost = 0; lost < 24; ++lost) {
    Pair pair;
    int number = 0;
    pair.network.passes = [&](std::string_view) { return number++ != lost; };
    pair.romeo.call("juliet@capulet.example", "c1");
    pair.network.run(2s);
    if (pair.juliet.saw("incoming av")) pair.juliet.accept("c1");
    pair.network.run(5s);
    std::ignore = pair.romeo.request(HangUp{{"c1"}});
    pair.network.run(3s);
    // Without its peer, a browser notices.
    std::ignore = pair.juliet.request(PeerStateChanged{{"c1"}, PeerState::Disconnected});
    pair.network.run(120s);
    INFO("lost stanza " << lost);
    CHECK(pair.romeo.last().starts_with("ended"));
    if (pair.juliet.saw("incoming av")) CHECK(pair.juliet.last().starts_with("ended"));
    CHECK_FALSE(pair.romeo.due().has_value());
    CHECK_FALSE(pair.juliet.due().has_value());
  }
}

TEST_CASE("a slow network does not change how calls go", "[jingle][calls]") {
  Pair pair;
  pair.network.latency = 3s;
  pair.romeo.call("juliet@capulet.example", "c1");
  pair.network.run(10s);
  pair.juliet.accept("c1");
  pair.network.run(20s);
  CHECK(pair.romeo.saw("state connected"));
  CHECK(pair.juliet.saw("state connected"));
}

TEST_CASE("requests that make no sense change nothing", "[jingle][calls]") {
  Pair pair;
  using protocol::Jid;
  using protocol::SendError;
  const auto start = [&](std::string_view to, const std::string& id, Media media = {}) {
    return pair.romeo.request(StartCall{{id}, {id}, Jid::parse(to).value(), media}).error();
  };
  CHECK(start("capulet.example", "c1") == SendError::BadAddress);
  CHECK(start("romeo@montague.example", "c1") == SendError::BadAddress);
  CHECK(start("juliet@capulet.example", "") == SendError::WrongState);
  CHECK(start("juliet@capulet.example", "c1", {.audio = false, .video = false}) == SendError::WrongState);
  CHECK(pair.romeo.request(AcceptCall{{"none"}, {}}).error() == SendError::NoSuchCall);
  CHECK(pair.romeo.request(HangUp{{"none"}}).error() == SendError::NoSuchCall);
  CHECK(pair.romeo.log().empty());
  pair.connect();
  CHECK(pair.romeo.request(AcceptCall{{"c1"}, {}}).error() == SendError::WrongState);
  CHECK(pair.juliet.request(DeclineCall{{"c1"}}).error() == SendError::WrongState);
  pair.romeo.request(HangUp{{"c1"}}).value();
  CHECK(start("juliet@capulet.example", "c1") == SendError::WrongState);  // the id was used
}
