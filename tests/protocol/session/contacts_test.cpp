#include <catch2/catch_test_macros.hpp>

#include "tests/support/protocol/script.hpp"
#include "tests/support/protocol/world.hpp"

namespace im = protocol::im;
using namespace std::chrono_literals;
using support::jid;
using support::World;

TEST_CASE("two strangers come to see each other", "[session][roster]") {
  World world;
  auto& alice = world.add("alice");
  auto& bob = world.add("bob");
  REQUIRE(world.sign_in(alice));
  REQUIRE(world.sign_in(bob));
  const auto request = world.send(alice, im::AddContact{.jid = jid("bob@example.test"), .name = "Bob"});
  REQUIRE(request);
  world.run_for(1s);
  REQUIRE(alice.count<protocol::RequestDone>() == 1);
  CHECK(alice.last<im::RosterItemChanged>()->item.pending_out);
  REQUIRE(bob.count<im::SubscriptionRequested>() == 1);
  CHECK(bob.last<im::SubscriptionRequested>()->from == jid("alice@example.test"));

  REQUIRE(world.send(
      bob, im::AnswerSubscription{.jid = jid("alice@example.test"), .answer = im::SubscriptionAnswer::Approve}));
  world.run_for(1s);
  CHECK(alice.last<im::RosterItemChanged>()->item.subscription == im::Subscription::To);
  CHECK(alice.last<im::RosterItemChanged>()->item.name == "Bob");
  REQUIRE(alice.count<im::PresenceChanged>() == 1);
  CHECK(alice.last<im::PresenceChanged>()->availability == im::Availability::Online);

  REQUIRE(world.send(bob, im::SetPresence{.availability = im::Availability::Away, .status = "lunch"}));
  world.run_for(1s);
  CHECK(alice.last<im::PresenceChanged>()->availability == im::Availability::Away);
  CHECK(alice.last<im::PresenceChanged>()->status == "lunch");

  REQUIRE(world.send(alice, im::RemoveContact{.jid = jid("bob@example.test")}));
  world.run_for(1s);
  REQUIRE(alice.count<im::RosterItemRemoved>() == 1);
  CHECK(alice.last<im::RosterItemRemoved>()->jid == jid("bob@example.test"));
}

TEST_CASE("a server that gives no roster is told of, by its refusal or its silence", "[session][roster]") {
  support::Script script;
  script.sign_in();
  CHECK(script.all<im::RosterFailed>().empty());
  SECTION("refusal") { script.refuse("jabber:iq:roster"); }
  SECTION("silence") { script.pass(2min); }
  CHECK(script.all<im::RosterFailed>().size() == 1);
  CHECK(script.all<im::RosterReceived>().empty());
}

TEST_CASE("who leaves is seen to leave", "[session][presence]") {
  support::Pair pair;
  REQUIRE(pair.sign_in());
  pair.bob.wants_connection = false;
  REQUIRE(pair.world.send(pair.bob, protocol::SignOut{}));
  pair.world.run_for(2s);
  CHECK(pair.alice.last<im::PresenceChanged>()->availability == im::Availability::Offline);
}

TEST_CASE("presence that was set before sign-in is what others see first", "[session][presence]") {
  World world;
  auto& alice = world.add("alice");
  auto& bob = world.add("bob");
  world.server().befriend("alice", "bob");
  REQUIRE(world.sign_in(alice));
  REQUIRE(world.send(bob, im::SetPresence{.availability = im::Availability::DoNotDisturb, .status = {}}));
  REQUIRE(world.sign_in(bob));
  world.run_for(1s);
  REQUIRE(alice.count<im::PresenceChanged>() == 1);
  CHECK(alice.last<im::PresenceChanged>()->availability == im::Availability::DoNotDisturb);
}

TEST_CASE("typing is seen, and only while it can be", "[session][chat-states]") {
  support::Pair pair;
  REQUIRE(pair.sign_in());
  REQUIRE(
      pair.world.send(pair.alice, protocol::xep0085::SendChatState{.to = jid("bob@example.test"),
                                                                   .state = protocol::xep0085::ChatState::Composing}));
  pair.world.run_for(1s);
  REQUIRE(pair.bob.count<protocol::xep0085::ChatStateReceived>() == 1);
  CHECK(pair.bob.last<protocol::xep0085::ChatStateReceived>()->state == protocol::xep0085::ChatState::Composing);
  CHECK(pair.world.server().archive_of("bob").empty());

  pair.alice.reconnect_after.reset();
  pair.world.cut(pair.alice);
  const auto refused =
      pair.world.send(pair.alice, protocol::xep0085::SendChatState{.to = jid("bob@example.test"), .state = {}});
  CHECK(refused == std::unexpected(protocol::SendError::NotOnline));
}

TEST_CASE("what cannot be asked for is refused at once", "[session]") {
  support::Script script;
  CHECK(script.send(im::AddContact{jid("a@b"), ""}) == std::unexpected(protocol::SendError::NotOnline));
  CHECK(script.send(im::QueryArchive{}) == std::unexpected(protocol::SendError::NotOnline));
  CHECK(script.send(im::SendMessage{}) == std::unexpected(protocol::SendError::BadAddress));
  script.come_online();
  CHECK(script.send(im::AddContact{}) == std::unexpected(protocol::SendError::BadAddress));
  CHECK(script.send(im::SendMessage{.to = jid("a@b"), .id = {"m"}, .body = std::string(70000, 'x')}) ==
        std::unexpected(protocol::SendError::TooLong));
  CHECK(script.send(im::SendMessage{.to = jid("a@b"), .id = {"m"}, .body = std::string(20000, '<')}) ==
        std::unexpected(protocol::SendError::TooLong));
  CHECK(script.take_frames().empty());
}

TEST_CASE("what we say we can do is what is advertised", "[session][disco]") {
  support::Script script;
  script.come_online();
  script.inject(
      "<iq xmlns='jabber:client' type='get' id='d' from='a@b/c'>"
      "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
  const auto info = script.take_frame();
  for (const auto* feature : {"urn:xmpp:ping", "urn:xmpp:receipts", "http://jabber.org/protocol/chatstates",
                              "http://jabber.org/protocol/caps", "urn:xmpp:jingle:1", "urn:xmpp:jingle:apps:rtp:1",
                              "urn:xmpp:jingle:apps:rtp:audio", "urn:xmpp:jingle:apps:rtp:video",
                              "urn:xmpp:jingle:apps:dtls:0", "urn:xmpp:jingle:transports:ice-udp:1"}) {
    INFO(feature);
    CHECK(info.contains(feature));
  }
}

TEST_CASE("the server is told whether anybody looks", "[session][client-state]") {
  support::Script script;
  script.come_online();
  REQUIRE(script.send(protocol::SetClientState{protocol::ClientState::Inactive}));
  CHECK(support::canonical(script.take_frame()) == support::canonical("<inactive xmlns='urn:xmpp:csi:0'/>"));
  REQUIRE(script.send(protocol::SetClientState{protocol::ClientState::Inactive}));
  CHECK(script.take_frames().empty());
  REQUIRE(script.send(protocol::SetClientState{protocol::ClientState::Active}));
  CHECK(support::canonical(script.take_frame()) == support::canonical("<active xmlns='urn:xmpp:csi:0'/>"));
}
