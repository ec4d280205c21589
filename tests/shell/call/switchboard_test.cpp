#include "shell/call/switchboard.hpp"

#include <chrono>
#include <utility>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/shell/people.hpp"
#include "tests/support/shell/town.hpp"

using namespace std::chrono_literals;
using shell::ports::CaptureError;
using shell::ports::SourceKind;
using support::page::AnnAndBob;
using support::page::conversation;
using support::page::is_online;
using support::page::kAnn;
using support::page::kBob;
using support::page::last;
using support::page::Page;
using ui::model::CallOutcome;
using ui::model::CallPhase;
using ui::model::ItemKind;
using ui::model::MediaProblem;
using ui::semantics::Role;
using Tone = shell::ports::Ringer::Tone;

namespace {

struct Callers : AnnAndBob {
  Callers() { talk(); }

  static bool is_in(const Page& page, CallPhase phase) {
    return page.state().call && page.state().call->phase == phase;
  }
  void call(const char* kind = "Voice call") {
    ann.screen.click(Role::Button, kind);
    REQUIRE(town.run_until([&] { return is_in(bob, CallPhase::RingingHere) && is_in(ann, CallPhase::RingingThere); }));
    town.run_for(50ms);
  }
  void connect(const char* kind = "Voice call") {
    call(kind);
    bob.screen.click(Role::Button, "Answer");
    REQUIRE(town.run_until([&] { return is_in(ann, CallPhase::Connected) && is_in(bob, CallPhase::Connected); }));
    town.run_for(50ms);
  }
  static bool let_go(const Page& page) {
    return !page.media.held && page.peers.open_count() == 0 && page.peers.opened == page.peers.closed &&
           (page.ringer.sounds == Tone::None || page.ringer.sounds == Tone::Ended);
  }
  // However it ended, nothing is left of it.
  void require_over() {
    REQUIRE(town.run_until([&] {
      return let_go(ann) && let_go(bob) && (!ann.state().call || is_in(ann, CallPhase::Ended)) &&
             (!bob.state().call || is_in(bob, CallPhase::Ended));
    }));
    town.run_for(8s);
    CHECK_FALSE(ann.state().call.has_value());
    CHECK_FALSE(bob.state().call.has_value());
  }
};

}  // namespace

TEST_CASE("a video call rings, connects, is muted and ends on both sides", "[call]") {
  Callers people;
  people.ann.screen.click(Role::Button, "Video call");
  REQUIRE(people.town.run_until([&] { return people.bob.state().call && people.bob.screen.shows("Decline"); }));
  CHECK(people.bob.ringer.sounds == shell::ports::Ringer::Tone::Incoming);
  REQUIRE(people.town.run_until([&] { return people.ann.state().call->phase == CallPhase::RingingThere; }));
  CHECK_FALSE(people.bob.wake_lock.held);
  people.bob.screen.click(Role::Button, "Answer");
  REQUIRE(people.town.run_until([&] {
    return people.ann.state().call->phase == CallPhase::Connected &&
           people.bob.state().call->phase == CallPhase::Connected;
  }));
  CHECK(people.ann.wake_lock.held);
  CHECK(people.bob.wake_lock.held);
  people.town.run_for(1s);
  CHECK(people.ann.state().call->participants.front().picture.has_value());
  CHECK(people.bob.state().call->participants.front().picture.has_value());
  CHECK(people.bob.ringer.sounds == shell::ports::Ringer::Tone::None);

  people.ann.screen.click(Role::ToggleButton, "Mute");
  REQUIRE(people.town.run_until([&] { return people.bob.state().call->participants.front().muted; }));
  CHECK(people.ann.media.enabled == std::pair(false, true));

  people.ann.screen.click(Role::ToggleButton, "Camera off");
  REQUIRE(people.town.run_until([&] { return !people.bob.state().call->participants.front().picture; }));
  people.ann.screen.click(Role::ToggleButton, "Camera off");
  REQUIRE(people.town.run_until([&] { return people.bob.state().call->participants.front().picture.has_value(); }));

  people.town.run_for(65s);
  people.ann.screen.click(Role::Button, "Hang up");
  REQUIRE(people.town.run_until([&] { return people.bob.state().call->phase == CallPhase::Ended; }));
  CHECK_FALSE(people.ann.media.held);
  CHECK_FALSE(people.bob.media.held);
  CHECK_FALSE(people.ann.wake_lock.held);
  CHECK_FALSE(people.bob.wake_lock.held);
  CHECK(people.ann.peers.open_count() == 0);
  CHECK(people.bob.peers.open_count() == 0);
  CHECK(last(people.ann).kind == ui::model::ItemKind::EndedCall);
  CHECK(last(people.ann).text.starts_with("1:0"));
  people.town.run_for(7s);
  CHECK_FALSE(people.ann.state().call.has_value());
  CHECK_FALSE(people.bob.state().call.has_value());
}

TEST_CASE("a declined call is said to the caller and gone for the callee", "[call]") {
  Callers people;
  people.call();
  people.bob.screen.click(Role::Button, "Decline");
  REQUIRE(people.town.run_until([&] { return Callers::is_in(people.ann, CallPhase::Ended); }));
  CHECK(people.ann.state().call->outcome == CallOutcome::Declined);
  CHECK_FALSE(people.bob.state().call.has_value());
  people.require_over();
}

TEST_CASE("a caller who gives up leaves a missed call", "[call]") {
  Callers people;
  people.call();
  people.bob.screen.set_visible(false);
  people.ann.screen.click(Role::Button, "Hang up");
  people.require_over();
  CHECK(last(people.bob).kind == ItemKind::MissedCall);
  CHECK(conversation(people.bob, kAnn)->unread == 1);
  CHECK(people.bob.notifier.shown["call"].text == "Missed voice call");
  CHECK(people.bob.notifier.shown["call"].place == std::string("#/chat/") + kAnn);
}

TEST_CASE("a call that nobody answers ends by itself", "[call]") {
  Callers people;
  people.call();
  people.town.run_for(70s);
  people.require_over();
  CHECK(last(people.bob).kind == ItemKind::MissedCall);
}

TEST_CASE("a call given up while the browser still asks for the devices was never proposed", "[call]") {
  Callers people;
  people.ann.screen.click(Role::Button, "Video call");
  people.town.run_for(200ms);
  people.ann.screen.click(Role::Button, "Hang up");
  CHECK(people.ann.state().call->outcome == CallOutcome::Cancelled);
  people.require_over();
  CHECK_FALSE(people.bob.state().call.has_value());
  CHECK(support::page::count(people.bob) == 0);
}

TEST_CASE("an answer taken back while the browser still asks declines", "[call]") {
  Callers people;
  people.call();
  people.bob.screen.click(Role::Button, "Answer");
  people.town.run_for(200ms);
  people.bob.screen.click(Role::Button, "Hang up");
  REQUIRE(people.town.run_until([&] { return Callers::is_in(people.ann, CallPhase::Ended); }));
  CHECK(people.ann.state().call->outcome == CallOutcome::Declined);
  people.require_over();
}

TEST_CASE("a caller who gives up while the callee's browser asks ends it there too", "[call]") {
  Callers people;
  people.call();
  people.bob.screen.click(Role::Button, "Answer");
  people.town.run_for(200ms);
  people.ann.screen.click(Role::Button, "Hang up");
  people.require_over();
}

TEST_CASE("missing and denied devices are said and the call goes on", "[call]") {
  Callers people;
  people.ann.media.camera = CaptureError::NotFound;
  people.bob.media.microphone = CaptureError::Denied;
  people.bob.media.camera = CaptureError::Denied;
  people.connect("Video call");
  CHECK(people.ann.state().call->camera_problem == MediaProblem::NotFound);
  CHECK(people.ann.state().call->microphone_problem == MediaProblem::None);
  CHECK_FALSE(people.ann.state().call->own_picture.has_value());
  CHECK(people.bob.state().call->microphone_problem == MediaProblem::Denied);
  CHECK(people.bob.state().call->camera_problem == MediaProblem::Denied);
  people.bob.screen.click(Role::Button, "Hang up");
  people.require_over();
}

TEST_CASE("a device unplugged in a call is said and the call goes on", "[call]") {
  Callers people;
  people.connect("Video call");
  people.ann.media.unplug(SourceKind::Camera);
  CHECK(people.ann.state().call->camera_problem == MediaProblem::Lost);
  CHECK_FALSE(people.ann.state().call->own_picture.has_value());
  CHECK(people.ann.state().call->microphone_problem == MediaProblem::None);
  people.ann.media.unplug(SourceKind::Microphone);
  CHECK(people.ann.state().call->microphone_problem == MediaProblem::Lost);
  CHECK(Callers::is_in(people.ann, CallPhase::Connected));
  people.ann.screen.click(Role::Button, "Hang up");
  people.require_over();
}

TEST_CASE("a peer that vanishes ends the call within fifteen seconds and says so", "[call]") {
  Callers people;
  people.connect();
  people.bob.socket.drop();
  people.bob.timer.at.reset();  // it does nothing any more
  people.ann.peers.connects = false;
  people.ann.peers.report(protocol::jingle::PeerState::Disconnected);
  const auto lost_at = people.town.tasks.now();
  REQUIRE(people.town.run_until([&] { return Callers::is_in(people.ann, CallPhase::Ended); }));
  CHECK(people.town.tasks.now() - lost_at <= 10s);  // a browser needs up to 5 s to see it
  CHECK(people.ann.state().call->outcome == CallOutcome::PeerVanished);
  CHECK(Callers::let_go(people.ann));
}

TEST_CASE("a description that the browser refuses ends the call on both sides", "[call]") {
  Callers people;
  people.bob.peers.refuses_remote = true;
  people.call();
  people.bob.screen.click(Role::Button, "Answer");
  REQUIRE(people.town.run_until([&] { return Callers::is_in(people.ann, CallPhase::Ended); }));
  CHECK(people.ann.state().call->outcome == CallOutcome::MediaFailed);
  people.require_over();
  CHECK_FALSE(people.bob.log.lines.empty());
}

TEST_CASE("signing out in a call ends it on both sides", "[call]") {
  Callers people;
  people.connect("Video call");
  people.ann.screen.click(Role::Button, "Menu");
  people.town.run_for(100ms);
  people.ann.screen.click(Role::MenuItem, "Sign out");
  people.town.run_for(1s);
  CHECK(people.ann.state().screen == ui::model::Screen::SignIn);
  people.require_over();
}

TEST_CASE("closing the page in a call ends it on both sides", "[call]") {
  Callers people;
  people.connect("Video call");
  people.ann.leave();
  CHECK(Callers::let_go(people.ann));
  REQUIRE(people.town.run_until([&] { return Callers::is_in(people.bob, CallPhase::Ended); }));
  people.require_over();
}

TEST_CASE("a call outlives a lost connection to the server", "[call]") {
  Callers people;
  people.connect();
  people.ann.socket.cut();
  people.town.run_for(3s);
  REQUIRE(is_online(people.ann));
  CHECK(Callers::is_in(people.ann, CallPhase::Connected));
  people.ann.screen.click(Role::Button, "Hang up");
  people.require_over();
}

TEST_CASE("two people who call each other at once talk without being asked", "[call]") {
  Callers people;
  SECTION("before either is out") { people.bob.media.answer_after = 2s; }
  SECTION("when both are out") {}
  people.ann.screen.click(Role::Button, "Voice call");
  people.bob.screen.click(Role::Button, "Voice call");
  REQUIRE(people.town.run_until([&] {
    return Callers::is_in(people.ann, CallPhase::Connected) && Callers::is_in(people.bob, CallPhase::Connected);
  }));
  CHECK(people.ann.ringer.sounds == Tone::None);
  CHECK(people.bob.ringer.sounds == Tone::None);
  people.ann.screen.click(Role::Button, "Hang up");
  people.require_over();
}

TEST_CASE("answered on one device, the other stops ringing", "[call]") {
  Callers people;
  Page& phone = people.town.add_page();
  phone.sign_in(kBob, "secret");
  REQUIRE(people.town.run_until([&] { return is_online(phone); }));
  people.town.run_for(1s);
  people.call();
  REQUIRE(people.town.run_until([&] { return Callers::is_in(phone, CallPhase::RingingHere); }));
  people.town.run_for(100ms);
  phone.screen.click(Role::Button, "Answer");
  REQUIRE(
      people.town.run_until([&] { return Callers::is_in(phone, CallPhase::Connected) && !people.bob.state().call; }));
  CHECK(people.bob.ringer.sounds == Tone::None);
  people.town.run_for(9s);
  phone.screen.click(Role::Button, "Hang up");
  people.town.run_for(1s);
  CHECK(support::page::count(people.bob) == 1);  // how long it was, as on the phone
  CHECK(last(people.bob).text.starts_with("0:"));
}

TEST_CASE("both sides keep how a call went, once", "[call]") {
  using ui::model::CallEnd;
  Callers people;
  SECTION("nobody answers") {
    people.call();
    people.town.run_for(70s);
    people.require_over();
    CHECK(last(people.ann).kind == ItemKind::EndedCall);
    CHECK(last(people.ann).call.end == CallEnd::NoAnswer);
    CHECK(last(people.bob).kind == ItemKind::MissedCall);
  }
  SECTION("declined") {
    people.call();
    people.bob.screen.click(Role::Button, "Decline");
    people.require_over();
    CHECK(last(people.ann).call.end == CallEnd::Declined);
    CHECK(last(people.bob).call.end == CallEnd::Declined);
    CHECK(conversation(people.bob, kAnn)->unread == 0);
  }
  CHECK(support::page::count(people.ann) == 1);
  CHECK(support::page::count(people.bob) == 1);
}

TEST_CASE("missed calls one after the other are one entry that counts", "[call]") {
  Callers people;
  people.bob.screen.set_visible(false);
  for (int i = 0; i < 3; ++i) {
    people.call();
    people.ann.screen.click(Role::Button, "Hang up");
    people.require_over();
  }
  CHECK(support::page::count(people.bob) == 1);
  CHECK(last(people.bob).call.times == 3);
  CHECK(conversation(people.bob, kAnn)->unread == 3);
  CHECK(support::page::count(people.ann) == 3);
}

TEST_CASE("after a call the next one is placed at once", "[call]") {
  Callers people;
  people.call();
  people.bob.screen.click(Role::Button, "Decline");
  REQUIRE(people.town.run_until([&] { return Callers::is_in(people.ann, CallPhase::Ended); }));
  people.town.run_for(100ms);
  const ui::model::CallKey key = people.ann.state().call->key;
  const char* const button = GENERATE("Call again", "Video call");
  people.ann.screen.click(Role::Button, button);
  REQUIRE(people.town.run_until([&] { return Callers::is_in(people.bob, CallPhase::RingingHere); }));
  CHECK(people.ann.state().call->key != key);
  people.town.run_for(8s);  // the card of the first one is forgotten
  CHECK(Callers::is_in(people.ann, CallPhase::RingingThere));
}
