// Calls between whole sessions, through a server, with all that it takes from the sign-in on.

#include <memory>
#include <string>
#include <tuple>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/fake_peer.hpp"
#include "tests/support/protocol/world.hpp"

using namespace protocol::jingle;
using namespace std::chrono_literals;
using support::Client;
using support::Pair;
using support::World;
using tests::jingle::FakePeer;

namespace {

// Gives a session a peer connection, which does what the session says and reports what came of it.
std::shared_ptr<FakePeer> attach(World& world, Client& client) {
  auto peer = std::make_shared<FakePeer>();
  client.on_event = [peer, &world, &client](const protocol::Event& event) {
    std::visit(
        [&](const auto& value) {
          if constexpr (requires { peer->perform(value); }) peer->perform(value);
        },
        static_cast<const protocol::Event::variant&>(event));
    for (const auto& done : peer->take_done())
      std::visit([&](const auto& value) { std::ignore = world.send(client, value); }, done);
  };
  return peer;
}

struct Scene {
  Pair pair;
  std::shared_ptr<FakePeer> alices = attach(pair.world, pair.alice);
  std::shared_ptr<FakePeer> bobs = attach(pair.world, pair.bob);

  Scene() { REQUIRE(pair.sign_in()); }

  void call() {
    const auto bob = support::jid(pair.bob.last<protocol::Online>()->jid.bare().str());
    REQUIRE(pair.world.send(pair.alice, StartCall{{"call-1"}, {"session-1"}, bob, {.audio = true, .video = true}})
                .has_value());
  }
  void accept() {
    REQUIRE(pair.world.send(pair.bob, AcceptCall{pair.bob.last<CallIncoming>()->call, {.audio = true, .video = true}})
                .has_value());
  }
  bool rings() {
    return pair.world.run_until(
        [&] { return pair.bob.count<CallIncoming>() == 1 && state(pair.alice) == CallState::Ringing; });
  }
  bool connects() {
    return pair.world.run_until(
        [&] { return state(pair.alice) == CallState::Connected && state(pair.bob) == CallState::Connected; });
  }
  static CallState state(const Client& client) {
    const auto* last = client.last<CallStateChanged>();
    return last == nullptr ? CallState::Proposing : last->state;
  }
  bool both_end(EndReason alice, EndReason bob) {
    const bool ended =
        pair.world.run_until([&] { return pair.alice.count<CallEnded>() == 1 && pair.bob.count<CallEnded>() == 1; });
    return ended && pair.alice.last<CallEnded>()->reason == alice && pair.bob.last<CallEnded>()->reason == bob &&
           alices->opened == alices->closed && bobs->opened == bobs->closed;
  }
};

}  // namespace

TEST_CASE("two sessions call each other up to connected, and hang up", "[jingle][session]") {
  Scene scene;
  scene.call();
  REQUIRE(scene.rings());
  scene.accept();
  REQUIRE(scene.connects());
  scene.pair.world.run_for(1s);
  CHECK(scene.alices->remote_candidates.size() == 2);
  CHECK(scene.bobs->remote_candidates.size() == 2);
  REQUIRE(scene.pair.world.send(scene.pair.bob, HangUp{scene.pair.bob.last<CallIncoming>()->call}).has_value());
  CHECK(scene.both_end(EndReason::HungUp, EndReason::HungUp));
}

TEST_CASE("a call survives that a network is cut while it rings", "[jingle][session]") {
  Scene scene;
  scene.call();
  REQUIRE(scene.rings());
  scene.pair.world.cut(scene.pair.alice);
  scene.accept();
  REQUIRE(scene.connects());
  CHECK(scene.pair.alice.last<protocol::Online>()->resumed);
}

TEST_CASE("a call survives that a network is cut in the midst of the negotiation", "[jingle][session]") {
  Scene scene;
  scene.call();
  REQUIRE(scene.rings());
  scene.accept();
  scene.pair.world.run_for(50ms);
  scene.pair.world.cut(scene.pair.bob);
  REQUIRE(scene.connects());
  REQUIRE(scene.pair.world.send(scene.pair.alice, HangUp{{"call-1"}}).has_value());
  CHECK(scene.both_end(EndReason::HungUp, EndReason::HungUp));
}

TEST_CASE("signing out ends the call on both sides", "[jingle][session]") {
  Scene scene;
  scene.call();
  REQUIRE(scene.rings());
  scene.accept();
  REQUIRE(scene.connects());
  REQUIRE(scene.pair.world.send(scene.pair.alice, protocol::SignOut{}).has_value());
  CHECK(scene.both_end(EndReason::HungUp, EndReason::HungUp));
}

TEST_CASE("a second device of the called one rings too, and stops", "[jingle][session]") {
  Scene scene;
  auto& phone = scene.pair.world.add("bob", "phone");
  REQUIRE(scene.pair.world.sign_in(phone));
  scene.call();
  REQUIRE(scene.rings());
  REQUIRE(scene.pair.world.run_until([&] { return phone.count<CallIncoming>() == 1; }));
  scene.accept();
  REQUIRE(scene.connects());
  REQUIRE(phone.count<CallEnded>() == 1);
  CHECK(phone.last<CallEnded>()->reason == EndReason::AnsweredElsewhere);
}

TEST_CASE("a call whose session the server forgot ends on both sides", "[jingle][session]") {
  Scene scene;
  scene.call();
  REQUIRE(scene.rings());
  scene.accept();
  REQUIRE(scene.connects());
  scene.pair.world.cut(scene.pair.alice);
  scene.pair.world.server().forget_sessions();
  CHECK(scene.both_end(EndReason::PeerVanished, EndReason::PeerVanished));
}
