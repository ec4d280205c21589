// Four people in one call, and several calls of one person, from the sessions up to what is shown.

#include <chrono>
#include <initializer_list>
#include <set>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/shell/station.hpp"

using namespace std::chrono_literals;
using protocol::jingle::AddPeer;
using protocol::jingle::ExpectPeer;
using shell::ports::PeerConnectionListener;
using support::desk::Station;
using ui::model::CallMedia;
using ui::model::CallPhase;
using Tone = shell::ports::Ringer::Tone;

namespace {

struct Four {
  support::World world;
  Station ann{world, "ann"};
  Station bob{world, "bob", 2};
  Station carol{world, "carol"};
  Station dave{world, "dave"};

  void run(protocol::Duration span) {
    const auto end = world.now() + span;
    while (world.now() < end) {
      world.run_for(10ms);
      for (auto* station : {&ann, &bob, &carol, &dave}) station->run();
    }
  }
  static protocol::Jid jid(const Station& station) { return support::jid(station.address()); }
  void call(Station& from, const Station& to) {
    from.act(ui::model::PlaceCall{.to = from.desk.chat.key(jid(to)), .media = CallMedia::Video});
    run(2s);
  }
  void answer(Station& station) {
    REQUIRE(station.call().has_value());
    REQUIRE(station.call()->phase == CallPhase::RingingHere);
    station.act(ui::model::AnswerCall{.key = station.call()->key, .media = CallMedia::Video});
    run(2s);
  }
  // `from` takes `to` into the call; those who are there already expect whom they do not know yet.
  void add(Station& from, const Station& to, const char* session) {
    from.request(AddPeer{.call = from.call_id(), .session = {session}, .to = jid(to)});
    run(1s);
  }
  void meet() {
    call(ann, bob);
    answer(bob);
    add(ann, carol, "ann-carol");
    answer(carol);
    bob.request(ExpectPeer{.call = bob.call_id(), .from = jid(carol)});
    add(carol, bob, "carol-bob");
    add(ann, dave, "ann-dave");
    answer(dave);
    for (auto* station : {&bob, &carol}) station->request(ExpectPeer{.call = station->call_id(), .from = jid(dave)});
    add(dave, bob, "dave-bob");
    add(dave, carol, "dave-carol");
  }
  void require_connected(std::initializer_list<Station*> stations) {
    for (const auto* station : stations) {
      REQUIRE(station->call().has_value());
      CHECK(station->call()->phase == CallPhase::Connected);
      CHECK(station->call()->participants.size() == stations.size() - 1);
      std::set<ui::VideoId> pictures;
      for (const auto& one : station->call()->participants) {
        CHECK(one.phase == CallPhase::Connected);
        if (one.picture) pictures.insert(*one.picture);
      }
      CHECK(pictures.size() == stations.size() - 1);  // each their own
      CHECK(station->peers.open_count() == stations.size() - 1);
    }
  }
};

}  // namespace

TEST_CASE("four people see each other in one call, one leaves, and the others stay", "[call][mesh]") {
  Four people;
  auto& [world, ann, bob, carol, dave] = people;
  people.meet();
  people.require_connected({&ann, &bob, &carol, &dave});
  for (const auto* station : {&ann, &bob, &carol, &dave}) CHECK(station->media.acquired == 1);  // one camera for all

  bob.act(ui::model::HangUpCall{.key = bob.call()->key});
  people.run(1s);
  people.require_connected({&ann, &carol, &dave});
  CHECK(bob.call()->phase == CallPhase::Ended);
  CHECK(bob.peers.open_count() == 0);
  CHECK_FALSE(bob.media.held);
  CHECK_FALSE(bob.wake_lock.held);
  CHECK(ann.media.held);
  CHECK(ann.ringer.sounds == Tone::None);

  carol.act(ui::model::HangUpCall{.key = carol.call()->key});
  dave.act(ui::model::HangUpCall{.key = dave.call()->key});
  people.run(1s);
  CHECK(ann.call()->phase == CallPhase::Ended);
  for (const auto* station : {&ann, &bob, &carol, &dave}) {
    CHECK(station->peers.open_count() == 0);
    CHECK_FALSE(station->media.held);
  }
  people.run(10s);
  CHECK_FALSE(ann.call().has_value());
}

TEST_CASE("in a call of four each sees who is muted and whose camera is off", "[call][mesh]") {
  Four people;
  auto& [world, ann, bob, carol, dave] = people;
  people.meet();
  carol.act(ui::model::SetMicrophone{.muted = true});
  dave.act(ui::model::SetCamera{.off = true});
  people.run(1s);
  for (const auto* station : {&ann, &bob}) {
    CHECK(station->participant(carol).muted);
    CHECK(station->participant(carol).picture.has_value());
    CHECK_FALSE(station->participant(dave).muted);
    CHECK_FALSE(station->participant(dave).picture.has_value());
  }
  CHECK_FALSE(ann.participant(bob).muted);
  CHECK(ann.participant(bob).picture.has_value());
  ann.peers.report_picture({"ann-carol"}, PeerConnectionListener::Picture::Gone);
  CHECK_FALSE(ann.participant(carol).picture.has_value());
  CHECK(ann.participant(bob).picture.has_value());
}

TEST_CASE("a path that is lost is that of one participant", "[call][mesh]") {
  Four people;
  auto& [world, ann, bob, carol, dave] = people;
  people.meet();
  ann.peers.report({"ann-carol"}, protocol::jingle::PeerState::Disconnected);
  people.run(100ms);
  CHECK(ann.participant(carol).phase == CallPhase::Reconnecting);
  CHECK(ann.participant(bob).phase == CallPhase::Connected);
  CHECK(ann.call()->phase == CallPhase::Connected);
}

TEST_CASE("of several calls the first is on the screen, and the next when it has ended", "[call]") {
  using protocol::jingle::CallEnded;
  using protocol::jingle::CallIncoming;
  Four people;
  auto& bob = people.bob;
  const auto ring = [&](const char* id, const char* from) {
    bob.switchboard.handle(CallIncoming{{id}, {id}, support::jid(from), {.audio = true, .video = false}},
                           bob.desk.now());
  };
  ring("c1", "ann@example.org/x");
  const auto first = bob.call()->key;
  ring("c2", "carol@example.org/x");
  CHECK(bob.call()->key == first);
  bob.switchboard.handle(CallEnded{{"c1"}, {"c1"}, protocol::jingle::EndReason::Cancelled, {}}, bob.desk.now());
  REQUIRE(bob.call().has_value());
  CHECK(bob.call()->key != first);
  CHECK(bob.call()->participants.front().address == "carol@example.org");
  CHECK(bob.ringer.sounds == Tone::Incoming);
  bob.switchboard.handle(CallEnded{{"c2"}, {"c2"}, protocol::jingle::EndReason::Cancelled, {}}, bob.desk.now());
  CHECK_FALSE(bob.call().has_value());
}
