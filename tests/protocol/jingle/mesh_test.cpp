// Four people in one call, each with a session with each other, through a server and in virtual time.

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/fake_peer.hpp"
#include "tests/support/protocol/world.hpp"

using namespace protocol::jingle;
using namespace std::chrono_literals;
using protocol::CallId;
using protocol::SendError;
using protocol::SessionId;
using support::Client;
using support::World;
using tests::jingle::FakePeer;

namespace {

constexpr Media kVideo{.audio = true, .video = true};

// What one of them knows of the call: who takes part, and how it is with each.
struct Person {
  struct Part {
    std::string who;
    CallState state = CallState::Proposing;
    CallRemoteMute muted{};
    FakePeer peer;
  };

  Person(World& its_world, const std::string& user) : world(its_world), client(its_world.add(user)) {
    client.on_event = [this](const protocol::Event& event) {
      std::visit([this](const auto& what) { hear(what); }, static_cast<const protocol::Event::variant&>(event));
      for (auto& [id, part] : parts)
        for (const auto& done : part.peer.take_done())
          std::visit([this](const auto& what) { std::ignore = world.send(client, what); }, done);
    };
  }

  void hear(const CallIncoming& event) {
    call = event.call;
    parts[event.session].who = event.from.bare().str();
  }
  void hear(const ParticipantJoined& event) {
    CHECK(event.call == call);
    parts[event.session].who = event.peer.bare().str();
  }
  void hear(const CallStateChanged& event) {
    CHECK(event.call == call);
    parts.at(event.session).state = event.state;
  }
  void hear(const CallRemoteMute& event) { parts.at(event.session).muted = event; }
  void hear(const ParticipantLeft& event) {
    CHECK(event.call == call);
    left.push_back(parts.at(event.session).who);
    forget(event.session);
  }
  void hear(const CallEnded& event) {
    CHECK(event.call == call);
    forget(event.session);
    ++ended;
  }
  void hear(const auto& intent) {
    if constexpr (requires(FakePeer& peer) { peer.perform(intent); }) parts.at(intent.session).peer.perform(intent);
  }
  void forget(const SessionId& session) {
    CHECK_FALSE(parts.at(session).peer.open);
    parts.erase(session);
  }

  [[nodiscard]] std::string address() const { return client.last<protocol::Online>()->jid.bare().str(); }
  [[nodiscard]] SessionId session_with(const Person& other) const {
    return {client_name() + "-" + other.client_name()};
  }
  [[nodiscard]] std::string client_name() const { return address().substr(0, address().find('@')); }
  std::expected<void, SendError> ask(protocol::Request request) {
    const auto sent = world.send(client, std::move(request));
    if (!sent) return std::unexpected(sent.error());
    return {};
  }
  void start(const Person& other) {
    call = {"of " + client_name()};
    parts[session_with(other)].who = other.address();
    REQUIRE(ask(StartCall{call, session_with(other), support::jid(other.address()), kVideo}));
  }
  void add(const Person& other) {
    parts[session_with(other)].who = other.address();
    REQUIRE(ask(AddPeer{call, session_with(other), support::jid(other.address())}));
  }
  void expect(const Person& other) { REQUIRE(ask(ExpectPeer{call, support::jid(other.address())})); }
  void accept() { REQUIRE(ask(AcceptCall{call, kVideo})); }

  // Those whom it hears and sees.
  [[nodiscard]] std::vector<std::string> talks_with() const {
    std::vector<std::string> names;
    for (const auto& [id, part] : parts)
      if (part.state == CallState::Connected) names.push_back(part.who.substr(0, part.who.find('@')));
    std::ranges::sort(names);
    return names;
  }
  [[nodiscard]] const Part& part(const Person& other) const {
    const auto found = std::ranges::find_if(parts, [&](const auto& one) { return one.second.who == other.address(); });
    REQUIRE(found != parts.end());
    return found->second;
  }

  World& world;
  Client& client;
  CallId call;
  std::map<SessionId, Part> parts;
  std::vector<std::string> left;
  int ended = 0;
};

using Names = std::vector<std::string>;

struct Four {
  World world;
  Person ann{world, "ann"};
  Person bob{world, "bob"};
  Person carol{world, "carol"};
  Person dave{world, "dave"};

  Four() {
    for (auto* person : {&ann, &bob, &carol, &dave}) REQUIRE(world.sign_in(person->client));
  }
  void accept(Person& person) {
    REQUIRE(world.run_until([&] { return !person.call.empty(); }));
    person.accept();
    world.run_for(2s);
  }
  // Ann calls one after the other; who is new calls those who are there, who expect it.
  void meet() {
    ann.start(bob);
    accept(bob);
    ann.add(carol);
    accept(carol);
    bob.expect(carol);
    carol.add(bob);
    world.run_for(2s);
    ann.add(dave);
    accept(dave);
    bob.expect(dave);
    carol.expect(dave);
    dave.add(bob);
    dave.add(carol);
    world.run_for(2s);
  }
};

}  // namespace

TEST_CASE("four people talk in one call, one leaves, and the others stay", "[jingle][mesh]") {
  Four people;
  auto& [world, ann, bob, carol, dave] = people;
  people.meet();
  CHECK(ann.talks_with() == Names{"bob", "carol", "dave"});
  CHECK(bob.talks_with() == Names{"ann", "carol", "dave"});
  CHECK(carol.talks_with() == Names{"ann", "bob", "dave"});
  CHECK(dave.talks_with() == Names{"ann", "bob", "carol"});
  for (const auto* person : {&bob, &carol, &dave}) CHECK(person->client.count<CallIncoming>() == 1);  // rang once

  REQUIRE(bob.ask(HangUp{bob.call}));
  world.run_for(1s);
  CHECK(bob.ended == 1);
  CHECK(bob.parts.empty());
  CHECK(ann.talks_with() == Names{"carol", "dave"});
  CHECK(carol.talks_with() == Names{"ann", "dave"});
  CHECK(dave.talks_with() == Names{"ann", "carol"});
  CHECK(ann.left == Names{bob.address()});
  CHECK(ann.ended + carol.ended + dave.ended == 0);

  REQUIRE(carol.ask(HangUp{carol.call}));
  REQUIRE(dave.ask(HangUp{dave.call}));
  world.run_for(1s);
  for (const auto* person : {&ann, &carol, &dave}) {
    CHECK(person->ended == 1);
    CHECK(person->parts.empty());
  }
}

TEST_CASE("in a call of four each knows who is muted, and all of them learn it", "[jingle][mesh]") {
  Four people;
  auto& [world, ann, bob, carol, dave] = people;
  people.meet();
  REQUIRE(carol.ask(SetMute{.call = carol.call, .audio_muted = true, .video_muted = false}));
  REQUIRE(dave.ask(SetMute{.call = dave.call, .audio_muted = false, .video_muted = true}));
  world.run_for(1s);
  for (const auto* person : {&ann, &bob}) {
    CHECK(person->part(carol).muted.audio_muted);
    CHECK_FALSE(person->part(carol).muted.video_muted);
    CHECK_FALSE(person->part(dave).muted.audio_muted);
    CHECK(person->part(dave).muted.video_muted);
  }
  CHECK_FALSE(ann.part(bob).muted.audio_muted);
}

TEST_CASE("who is muted already is so for whom joins later", "[jingle][mesh]") {
  Four people;
  auto& [world, ann, bob, carol, dave] = people;
  ann.start(bob);
  people.accept(bob);
  REQUIRE(ann.ask(SetMute{.call = ann.call, .audio_muted = true, .video_muted = false}));
  ann.add(carol);
  people.accept(carol);
  world.run_for(1s);
  CHECK(carol.part(ann).muted.audio_muted);
}

TEST_CASE("two who add each other at once have one session", "[jingle][mesh]") {
  Four people;
  auto& [world, ann, bob, carol, dave] = people;
  ann.start(bob);
  people.accept(bob);
  ann.add(carol);
  people.accept(carol);
  bob.add(carol);
  carol.add(bob);
  world.run_for(2s);
  CHECK(bob.talks_with() == Names{"ann", "carol"});
  CHECK(carol.talks_with() == Names{"ann", "bob"});
  CHECK(bob.parts.size() == 2);
  CHECK(carol.parts.size() == 2);
}

TEST_CASE("who is not expected does not join, whoever else does", "[jingle][mesh]") {
  Four people;
  auto& [world, ann, bob, carol, dave] = people;
  ann.start(bob);
  people.accept(bob);
  bob.expect(carol);
  dave.start(bob);
  world.run_for(1s);
  CHECK(bob.talks_with() == Names{"ann"});
  carol.start(bob);  // as he is expected to
  world.run_for(2s);
  CHECK(bob.talks_with() == Names{"ann", "carol"});
  // Once: who has left and calls again is busy like everybody else.
  REQUIRE(carol.ask(HangUp{carol.call}));
  world.run_for(1s);
  CHECK(bob.talks_with() == Names{"ann"});
  carol.call = {"again"};
  carol.parts[{"again"}].who = bob.address();
  REQUIRE(carol.ask(StartCall{carol.call, {"again"}, support::jid(bob.address()), kVideo}));
  world.run_for(2s);
  CHECK(bob.talks_with() == Names{"ann"});
}

TEST_CASE("a peer who vanishes leaves the call to the others", "[jingle][mesh]") {
  Four people;
  auto& [world, ann, bob, carol, dave] = people;
  people.meet();
  bob.client.reconnect_after.reset();
  world.cut_silently(bob.client);
  for (auto* person : {&ann, &carol, &dave}) {
    for (const auto& [id, part] : std::map(person->parts)) {
      if (part.who != bob.address()) continue;
      REQUIRE(person->ask(PeerStateChanged{.session = id, .state = PeerState::Disconnected}));
    }
  }
  world.run_for(10s);
  CHECK(ann.talks_with() == Names{"carol", "dave"});
  CHECK(ann.ended == 0);
  CHECK(carol.talks_with() == Names{"ann", "dave"});
}

TEST_CASE("requests about participants that make no sense change nothing", "[jingle][mesh]") {
  Four people;
  auto& [world, ann, bob, carol, dave] = people;
  const auto to = support::jid(bob.address());
  CHECK(ann.ask(AddPeer{{"none"}, {"s"}, to}).error() == SendError::NoSuchCall);
  CHECK(ann.ask(ExpectPeer{{"none"}, to}).error() == SendError::NoSuchCall);
  ann.start(bob);
  CHECK(ann.ask(AddPeer{ann.call, {"s"}, to}).error() == SendError::WrongState);  // he is called already
  CHECK(ann.ask(AddPeer{ann.call, ann.session_with(bob), support::jid(carol.address())}).error() ==
        SendError::WrongState);  // the id is in use
  REQUIRE(world.run_until([&] { return !bob.call.empty(); }));
  CHECK(bob.ask(AddPeer{bob.call, {"s"}, support::jid(carol.address())}).error() == SendError::WrongState);  // it rings
  CHECK(bob.ask(ExpectPeer{bob.call, support::jid(carol.address())}).error() == SendError::WrongState);
}
