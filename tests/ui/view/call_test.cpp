#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/ui/people.hpp"
#include "ui/widget/kit/layout.hpp"

using namespace ui;
using namespace support::ui;
using model::CallPhase;
using semantics::Role;

TEST_CASE("calls are placed from the conversation") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(3);
  open_ann(driver, timeline);
  driver.settle();
  driver.click(Role::Button, "Voice call");
  CHECK(driver.take<model::PlaceCall>()->media == model::CallMedia::Voice);
  driver.activate(Role::Button, "Video call");
  CHECK(driver.take<model::PlaceCall>()->media == model::CallMedia::Video);
  driver.state.call = call_with_ann(CallPhase::Calling, true, false);
  driver.settle();
  CHECK((driver.find(Role::Button, "Voice call").states & semantics::kDisabled) != 0);
}

TEST_CASE("a call that ended leaves the buttons free, and offers to call again") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(3);
  open_ann(driver, timeline);
  const bool connected = GENERATE(false, true);
  const bool incoming = GENERATE(false, true);
  driver.state.call = call_with_ann(CallPhase::Ended, true, incoming);
  driver.state.call->ended_at = driver.now;
  if (connected) driver.state.call->connected_at = driver.now;
  driver.settle();
  driver.click(Role::Button, "Call again");
  CHECK(driver.take<model::PlaceCall>()->media == model::CallMedia::Video);
  driver.click(Role::Button, "Voice call");
  CHECK(driver.take<model::PlaceCall>()->media == model::CallMedia::Voice);
}

TEST_CASE("a call that another device dealt with is not offered again") {
  Driver driver;
  sign_in(driver);
  driver.state.call = call_with_ann(CallPhase::Ended, false, true);
  driver.state.call->outcome = GENERATE(model::CallOutcome::AnsweredElsewhere, model::CallOutcome::DeclinedElsewhere);
  driver.settle();
  CHECK(driver.all(Role::Dialog).size() == 1);
  for (const auto* button : driver.all(Role::Button)) CHECK(button->name != "Call again");
}

TEST_CASE("the call buttons say why nobody there can be called") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(3);
  open_ann(driver, timeline);
  driver.state.conversations.front().calls = model::CallSupport::None;
  ++driver.state.conversations_revision;
  driver.settle();
  CHECK(driver.find(Role::Button, "Voice call").value == "Ann has no device online that can take calls");
  driver.state.conversations.front().calls = model::CallSupport::Voice;
  ++driver.state.conversations_revision;
  driver.settle();
  CHECK(driver.find(Role::Button, "Voice call").value.empty());
  CHECK(driver.find(Role::Button, "Video call").value == "Ann has no device online that can take video calls");
}

TEST_CASE("a call that rings is announced at once and answered or declined, at each width") {
  for (const float width : {390.0F, 1280.0F}) {
    Driver driver(width, 844);
    sign_in(driver);
    driver.state.call = call_with_ann(CallPhase::RingingHere, true, true);
    driver.settle();
    CHECK(driver.find(Role::Dialog, "Incoming video call from Ann").role == Role::Dialog);
    CHECK(driver.announcements == std::vector<std::string>{"Incoming video call from Ann"});
    driver.click(Role::Button, "Answer");
    CHECK(driver.take<model::AnswerCall>()->media == model::CallMedia::Video);
    driver.click(Role::Button, "Without video");
    CHECK(driver.take<model::AnswerCall>()->media == model::CallMedia::Voice);
    driver.activate(Role::Button, "Decline");
    CHECK(driver.take<model::DeclineCall>()->key == model::CallKey{1});
    CHECK(driver.faults().empty());
  }
}

TEST_CASE("a call takes the keyboard when it is placed or answered, unless somebody writes") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(3);
  open_ann(driver, timeline);
  driver.settle();
  const bool writing = GENERATE(false, true);
  if (!writing) driver.focus(Role::Button, "More");
  SECTION("placed") { driver.state.call = call_with_ann(CallPhase::Calling, false, false); }
  SECTION("answered") {
    driver.state.call = call_with_ann(CallPhase::RingingHere, false, true);
    driver.settle();
    driver.state.call->phase = CallPhase::Connecting;
  }
  driver.settle();
  const bool moved = driver.focused() == driver.find(Role::ToggleButton, "Mute").id;
  CHECK(moved == !writing);
  driver.focus(Role::ToggleButton, "Mute");
  driver.focus(Role::Button, "Hang up");
  driver.state.call->phase = CallPhase::Connected;
  driver.settle();
  CHECK(driver.focused() == driver.find(Role::Button, "Hang up").id);
}

TEST_CASE("a voice call offers no picture") {
  Driver driver;
  sign_in(driver);
  driver.state.call = call_with_ann(CallPhase::RingingHere, false, true);
  driver.settle();
  CHECK(driver.maybe(Role::Button, "Without video") == nullptr);
  driver.click(Role::Button, "Answer");
  CHECK(driver.take<model::AnswerCall>()->media == model::CallMedia::Voice);
  driver.state.call->phase = CallPhase::Connected;
  driver.settle();
  CHECK(driver.maybe(Role::ToggleButton, "Camera off") == nullptr);
}

TEST_CASE("a call that goes on shows its time and wants one frame a second") {
  Driver driver;
  sign_in(driver);
  driver.state.call = call_with_ann(CallPhase::Connected, false, false);
  driver.state.call->connected_at = driver.now;
  driver.settle();
  driver.pass(Moment{2000});
  const int before = driver.frames;
  driver.pass(Moment{10'000});
  CHECK(driver.frames - before <= 11);
  CHECK(driver.has_text("0:12"));
}

TEST_CASE("microphone and camera are switched by buttons that say their state") {
  Driver driver;
  sign_in(driver);
  driver.state.call = call_with_ann(CallPhase::Connected, true, false);
  driver.settle();
  CHECK((driver.find(Role::ToggleButton, "Mute").states & semantics::kPressed) == 0);
  driver.click(Role::ToggleButton, "Mute");
  CHECK(driver.take<model::SetMicrophone>()->muted);
  driver.state.call->microphone_muted = true;
  driver.settle();
  CHECK((driver.find(Role::ToggleButton, "Mute").states & semantics::kPressed) != 0);
  driver.activate(Role::ToggleButton, "Mute");
  CHECK_FALSE(driver.take<model::SetMicrophone>()->muted);
  driver.click(Role::ToggleButton, "Camera off");
  CHECK(driver.take<model::SetCamera>()->off);
  driver.click(Role::Button, "Hang up");
  CHECK(driver.take<model::HangUpCall>()->key == model::CallKey{1});
}

TEST_CASE("pictures are placed under holes of the canvas, the own one mirrored and in a corner") {
  Driver driver;
  sign_in(driver);
  driver.state.call = call_with_ann(CallPhase::Connected, true, false);
  driver.state.call->own_picture = VideoId{1};
  driver.state.call->participants.front().picture = VideoId{2};
  const Frame& frame = driver.settle();
  REQUIRE(frame.videos.size() == 2);
  CHECK(frame.videos[0].video == VideoId{2});
  CHECK(frame.videos[1].video == VideoId{1});
  CHECK(frame.videos[1].mirrored);
  CHECK(widget::intersection(frame.videos[0].rect, frame.videos[1].rect) == frame.videos[1].rect);
  CHECK_FALSE(widget::overlap(frame.videos[1].rect, driver.find(Role::Button, "Hang up").rect));
  CHECK(driver.find(Role::Image, "Video of Ann").rect == frame.videos[0].rect);
  driver.state.call->camera_off = true;
  CHECK(driver.settle().videos.size() == 1);
}

TEST_CASE("a microphone that is denied and a camera that is missing are said, with what to do") {
  Driver driver;
  sign_in(driver);
  driver.state.call = call_with_ann(CallPhase::Connected, true, false);
  driver.state.call->microphone_problem = model::MediaProblem::Denied;
  driver.state.call->camera_problem = model::MediaProblem::NotFound;
  driver.settle();
  CHECK(driver.all(Role::Alert).size() == 2);
  CHECK(driver.has_text("Your microphone is blocked."));
  CHECK(driver.has_text("No camera was found."));
}

TEST_CASE("an ended call says how it ended and closes by itself") {
  Driver driver;
  sign_in(driver);
  driver.state.call = call_with_ann(CallPhase::Ended, false, false);
  driver.state.call->outcome = model::CallOutcome::NoAnswer;
  driver.state.call->ended_at = driver.now;
  driver.settle();
  CHECK(driver.has_text("Ann did not answer"));
  CHECK(driver.count<model::DismissCall>() == 0);
  driver.pass(Moment{4100});
  CHECK(driver.count<model::DismissCall>() == 1);
}

TEST_CASE("every way a call can end or fail is said in words") {
  using enum model::CallOutcome;
  for (const auto outcome : {HungUp, Cancelled, Declined, Busy, NoAnswer, AnsweredElsewhere, DeclinedElsewhere,
                             PeerVanished, MediaFailed, Unsupported, Security, ServerRefused}) {
    Driver driver;
    sign_in(driver);
    driver.state.call = call_with_ann(CallPhase::Ended, false, true);
    driver.state.call->outcome = outcome;
    driver.settle();
    CHECK(driver.announcements.size() == 1);
    CHECK_FALSE(driver.announcements[0].empty());
  }
}

TEST_CASE("on a wide screen the call stands beside the conversation, on a narrow one over it") {
  GeneratedTimeline timeline(3);
  Driver wide(1400, 800);
  sign_in(wide);
  open_ann(wide, timeline);
  wide.state.call = call_with_ann(CallPhase::Connected, true, false);
  wide.settle();
  CHECK(wide.maybe(Role::Log, "Messages") != nullptr);
  CHECK_FALSE(widget::overlap(wide.find(Role::Log, "Messages").rect, wide.find(Role::Region, "Call with Ann").rect));
  Driver phone(390, 844);
  sign_in(phone);
  open_ann(phone, timeline);
  phone.state.call = call_with_ann(CallPhase::Connected, true, false);
  phone.settle();
  CHECK(phone.maybe(Role::Log, "Messages") == nullptr);
  CHECK(phone.find(Role::Region, "Call with Ann").rect.width == 390);
}

namespace {

// Ann, Bob and Carol, of whom Carol has no picture.
model::Call call_with_three() {
  model::Call call = call_with_ann(CallPhase::Connected, true, false);
  call.own_picture = VideoId{1};
  call.participants.front().picture = VideoId{2};
  call.participants.push_back({.key = model::ParticipantKey{2},
                               .address = kBob,
                               .name = "Bob",
                               .phase = CallPhase::Connected,
                               .picture = VideoId{3},
                               .muted = true});
  call.participants.push_back({.key = model::ParticipantKey{3},
                               .address = "carol@example.org",
                               .name = "Carol",
                               .phase = CallPhase::Reconnecting,
                               .picture = {},
                               .muted = false});
  return call;
}

}  // namespace

TEST_CASE("each of several people in a call has a tile with a name, and nobody covers another") {
  const float width = GENERATE(390.0F, 820.0F, 1280.0F, 1920.0F);
  Driver driver(width, 844);
  sign_in(driver);
  driver.state.call = call_with_three();
  const Frame& frame = driver.settle();
  CHECK(driver.find(Role::Region, "Call with 3 people").role == Role::Region);
  std::vector<Rect> tiles;
  for (const char* name : {"Ann", "Bob", "Carol"}) tiles.push_back(driver.find(Role::Group, name).rect);
  tiles.push_back(driver.find(Role::Image, "Your camera").rect);
  const Rect stage = driver.find(Role::Region, "Call with 3 people").rect;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    CHECK(widget::intersection(tiles[i], stage) == tiles[i]);
    CHECK_FALSE(widget::overlap(tiles[i], driver.find(Role::Button, "Hang up").rect));
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(widget::overlap(tiles[i], tiles[j]));
  }
  REQUIRE(frame.videos.size() == 3);  // Carol is shown by her letters
  CHECK(frame.videos[0].video == VideoId{2});
  CHECK(frame.videos[1].video == VideoId{3});
  CHECK(frame.videos[2].video == VideoId{1});
  CHECK(frame.videos[2].mirrored);
  CHECK(driver.find(Role::Image, "Video of Bob").rect == frame.videos[1].rect);
  CHECK(driver.faults().empty());
}

TEST_CASE("who of several is muted or being looked for is said at the tile") {
  Driver driver(1280, 844);
  sign_in(driver);
  driver.state.call = call_with_three();
  driver.settle();
  const Rect bob = driver.find(Role::Group, "Bob").rect;
  CHECK(std::ranges::count(driver.all(Role::Image), "Microphone off", &semantics::Node::name) == 1);
  CHECK(widget::overlap(driver.find(Role::Image, "Microphone off").rect, bob));
  CHECK(driver.has_text("Connection lost, reconnecting\u2026"));
}

TEST_CASE("when all but one have left a call it is one between two") {
  Driver driver(1280, 844);
  sign_in(driver);
  driver.state.call = call_with_three();
  driver.settle();
  driver.state.call->participants.resize(1);
  const Frame& frame = driver.settle();
  CHECK(driver.find(Role::Region, "Call with Ann").rect == frame.videos[0].rect);
  CHECK(widget::intersection(frame.videos[0].rect, frame.videos[1].rect) == frame.videos[1].rect);
}

TEST_CASE("tiles of a call with many people fill the stage, whatever its shape") {
  for (const std::size_t count : {2, 5, 9, 16}) {
    Driver driver(1280, 844);
    sign_in(driver);
    driver.state.call = call_with_three();
    driver.state.call->participants.clear();
    for (std::size_t i = 0; i < count; ++i) {
      driver.state.call->participants.push_back({.key = model::ParticipantKey{static_cast<std::uint32_t>(i + 1)},
                                                 .address = std::to_string(i) + "@example.org",
                                                 .name = "Person " + std::to_string(i),
                                                 .phase = CallPhase::Connected,
                                                 .picture = VideoId{static_cast<std::uint32_t>(i + 2)}});
    }
    const Frame& frame = driver.settle();
    REQUIRE(frame.videos.size() == count + 1);
    float covered = 0;
    for (const auto& placed : frame.videos) covered += placed.rect.width * placed.rect.height;
    const Rect stage = driver.find(Role::Region, "Call with " + std::to_string(count) + " people").rect;
    CHECK(covered > 0.5F * stage.width * stage.height);
  }
}
