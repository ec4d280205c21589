#include <algorithm>
#include <cmath>
#include <string_view>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/ui/people.hpp"

using namespace ui;
using namespace support::ui;
using semantics::Role;

namespace {

// Where an entry of the timeline stands on the screen now; nothing when it is not there.
std::optional<float> y_of(const Driver& driver, std::int64_t position) {
  for (const auto* article : driver.all(Role::Article))
    if (article->order == static_cast<std::uint32_t>(position + 0x40000000)) return article->rect.y;
  return std::nullopt;
}

}  // namespace

TEST_CASE("a conversation is opened by its row") {
  Driver driver;
  sign_in(driver);
  driver.settle();
  const auto& row = driver.find(Role::Button, "Ann");
  CHECK(row.value.contains("2 unread messages"));
  CHECK(row.value.contains("Online"));
  CHECK(row.value.contains("See you at seven, "));
  CHECK(driver.find(Role::Button, "Bob").value.contains("You: Thanks"));
  driver.click(Role::Button, "Ann");
  CHECK(driver.count<model::OpenConversationWith>() == 1);
  CHECK(driver.take<model::OpenConversationWith>()->key == kAnnKey);
  CHECK(driver.faults().empty());
}

TEST_CASE("a message is written and sent with the button, and the composer is empty again") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(3);
  open_ann(driver, timeline);
  driver.settle();
  CHECK(driver.focused_field() == kAnnComposer);
  CHECK((driver.find(Role::Button, "Send").states & semantics::kDisabled) != 0);
  driver.type("Message", "  Hello Ann \n");
  CHECK(driver.take<model::DraftChanged>()->text == "  Hello Ann \n");
  driver.click(Role::Button, "Send");
  CHECK(driver.count<model::SendText>() == 1);
  const auto sent = driver.take<model::SendText>();
  REQUIRE(sent);
  CHECK(sent->to == kAnnKey);
  CHECK(sent->text == "Hello Ann");
  CHECK(driver.value(kAnnComposer).empty());
  CHECK(driver.focused_field() == kAnnComposer);
}

TEST_CASE("Enter in the composer sends; nothing but space does not") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(3);
  open_ann(driver, timeline);
  driver.settle();
  driver.type("Message", " \n ");
  driver.submit("Message");
  CHECK(driver.count<model::SendText>() == 0);
  driver.type("Message", "Hello");
  driver.submit("Message");
  CHECK(driver.count<model::SendText>() == 1);
}

TEST_CASE("a draft is there again when its conversation is opened again") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(3);
  open_ann(driver, timeline);
  driver.state.open->draft = "half a sent";
  driver.settle();
  CHECK(driver.value(kAnnComposer) == "half a sent");
  driver.state.open.reset();
  driver.settle();
  open_ann(driver, timeline);
  driver.state.open->draft = "half a sentence";
  driver.settle();
  CHECK(driver.value(kAnnComposer) == "half a sentence");
}

TEST_CASE("the composer grows with its text up to two fifths of the pane") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(3);
  open_ann(driver, timeline);
  driver.settle();
  const float one = driver.field("Message")->rect.height;
  driver.type("Message", "a\nb\nc");
  const float three = driver.field("Message")->rect.height;
  CHECK(three == one * 3);
  driver.type("Message", std::string(40, '\n'));
  const float most = driver.field("Message")->rect.height;
  CHECK(most > one * 8);
  CHECK(most < 0.4F * 800);
  driver.resize(1280, 400);
  driver.settle();
  CHECK(driver.field("Message")->rect.height < 0.4F * 400);
}

TEST_CASE("a conversation opens at its end and says who wrote what, when, and whether it arrived") {
  Driver driver;
  sign_in(driver);
  ListedTimeline timeline;
  const WallTime day = driver.calendar.now();
  using model::Delivery;
  using model::ItemKind;
  timeline.entries = {
      {ItemKind::Incoming, "Ann", "Hello \u0645\u0631\u062d\u0628\u0627", day - std::chrono::hours{30}, Delivery::None},
      {ItemKind::Outgoing, "Mia", "one", day, Delivery::Stored},
      {ItemKind::Outgoing, "Mia", "two", day, Delivery::Received},
      {ItemKind::Outgoing, "Mia", "three", day, Delivery::Failed},
      {ItemKind::MissedCall, "Ann", "", day, Delivery::None}};
  open_ann(driver, timeline);
  driver.settle();
  const auto articles = driver.all(Role::Article);
  REQUIRE(articles.size() == 5);
  CHECK(driver.node(articles[0]->parent)->role == Role::Log);
  CHECK(driver.node(articles[0]->parent)->name == "Messages");
  const auto texts = [&](std::size_t i) {
    std::string all;
    for (const auto* child : driver.children(articles[i]->id)) all += child->value + "|";
    return all;
  };
  CHECK(texts(0).contains("Ann|Hello \u0645\u0631\u062d\u0628\u0627|06:00|"));
  CHECK(texts(1).contains("Sent|"));
  CHECK(texts(2).contains("Delivered|"));
  CHECK(texts(3).contains("Not delivered|"));
  CHECK(texts(4).contains("Missed call"));
  CHECK(driver.all(Role::Separator).size() == 2);
  for (const auto* child : driver.children(articles[0]->id))
    if ((child->states & semantics::kSelectableText) != 0)
      CHECK(driver.shaper.text(child->run) == timeline.entries[0].text);
  driver.click(Role::Button, "Try again");
  CHECK(driver.take<model::ResendFailed>()->message == key_at(3));
  CHECK(driver.faults().empty());
}

TEST_CASE("a click on a message that waits connects at once, and on one that does not asks for nothing") {
  Driver driver;
  sign_in(driver);
  const auto delivery = GENERATE(model::Delivery::Waiting, model::Delivery::Stored);
  ListedTimeline timeline;
  timeline.entries = {{model::ItemKind::Outgoing, "Mia", "one", driver.calendar.now(), delivery}};
  open_ann(driver, timeline);
  driver.settle();
  const auto parts = driver.children(driver.all(Role::Article).front()->id);
  const std::string_view words = delivery == model::Delivery::Waiting ? "Waiting" : "Sent";
  const auto tick = std::ranges::find(parts, words, [](const auto* part) -> std::string_view { return part->value; });
  REQUIRE(tick != parts.end());
  const Rect& box = (*tick)->rect;
  driver.click_at({box.x + (box.width / 2), box.y + (box.height / 2)});
  CHECK(driver.count<model::RetryConnection>() == (delivery == model::Delivery::Waiting ? 1 : 0));
}

TEST_CASE("a frame costs the same with a hundred messages and with a million") {
  const auto cost = [](std::int64_t count) {
    Driver driver;
    sign_in(driver);
    GeneratedTimeline timeline(count);
    open_ann(driver, timeline);
    driver.settle();
    timeline.read = driver.shaper.measured = driver.shaper.drawn = 0;
    driver.input(WheelTurned{{800, 400}, {0, -40}});
    driver.settle();
    return std::pair(timeline.read, driver.shaper.measured);
  };
  CHECK(cost(100) == cost(1'000'000));
}

TEST_CASE("a million messages can be scrolled through by the bar, end to end") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(1'000'000);
  open_ann(driver, timeline);
  driver.settle();
  REQUIRE(y_of(driver, 999'999));
  driver.input(PointerMoved{{1275, 700}, PointerKind::Mouse});
  driver.settle();
  driver.input(PointerPressed{{1274, 700}, PointerKind::Mouse, PointerButton::Primary});
  driver.settle();
  driver.input(PointerMoved{{1274, -4000}, PointerKind::Mouse});
  driver.settle();
  CHECK(y_of(driver, 0));
  driver.input(PointerMoved{{1274, 4000}, PointerKind::Mouse});
  driver.settle();
  driver.input(PointerReleased{{1274, 4000}, PointerKind::Mouse, PointerButton::Primary});
  driver.settle();
  CHECK(y_of(driver, 999'999));
}

TEST_CASE("the end stays in sight when a message comes, unless somebody reads further up") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(100);
  open_ann(driver, timeline);
  driver.settle();
  timeline.append(1);
  driver.settle();
  CHECK(y_of(driver, 100));
  CHECK(driver.maybe(Role::Button, "Newest messages") == nullptr);
  driver.input(WheelTurned{{800, 400}, {0, -900}});
  driver.settle();
  const auto seen = driver.all(Role::Article);
  REQUIRE(seen.size() > 2);
  const auto id = seen[1]->id;
  const float y = seen[1]->rect.y;
  timeline.append(1);  // from Ann, as the one before
  driver.settle();
  REQUIRE(driver.node(id) != nullptr);
  CHECK(driver.node(id)->rect.y == y);
  driver.click(Role::Button, "Newest messages");
  CHECK(y_of(driver, 101));
}

TEST_CASE("a message of one's own brings the end into sight") {
  Driver driver;
  sign_in(driver);
  ListedTimeline timeline;
  for (int i = 0; i < 60; ++i)
    timeline.entries.push_back({.author = "Ann", .text = "line", .time = driver.calendar.now()});
  open_ann(driver, timeline);
  driver.settle();
  driver.input(WheelTurned{{800, 400}, {0, -900}});
  driver.settle();
  CHECK_FALSE(y_of(driver, 59));
  timeline.entries.push_back(
      {.kind = model::ItemKind::Outgoing, .author = "Mia", .text = "mine", .time = driver.calendar.now()});
  driver.settle();
  CHECK(y_of(driver, 60));
}

TEST_CASE("a dialog gives the keyboard back to the composer") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(3);
  open_ann(driver, timeline);
  driver.settle();
  REQUIRE(driver.focused_field() == kAnnComposer);
  driver.click(Role::Button, "Menu");
  CHECK(driver.focused_field().empty());
  driver.press(Key::Escape);
  CHECK(driver.focused_field() == kAnnComposer);
}

TEST_CASE("older messages are asked for once near the top, and what is read keeps its place when they come") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(60);
  open_ann(driver, timeline, model::History::Partial);
  driver.settle();
  CHECK(driver.count<model::LoadEntries>() == 0);
  driver.input(WheelTurned{{800, 400}, {0, -100'000}});
  driver.settle();
  CHECK(driver.count<model::LoadEntries>() == 1);
  driver.state.open->history = model::History::Loading;
  driver.settle();
  CHECK((driver.all(Role::Status).size() == 1));
  const auto seen = driver.all(Role::Article);
  const auto id = seen[1]->id;
  const float y = seen[1]->rect.y;
  timeline.load_older(50);
  driver.state.open->history = model::History::Partial;
  driver.settle();
  REQUIRE(driver.node(id) != nullptr);
  CHECK(std::abs(driver.node(id)->rect.y - y) < 1);
}

TEST_CASE("a page that brought nothing new is not the end of asking") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(60);
  open_ann(driver, timeline, model::History::Partial);
  driver.settle();
  driver.input(WheelTurned{{800, 400}, {0, -100'000}});
  driver.settle();
  REQUIRE(driver.count<model::LoadEntries>() == 1);
  driver.state.open->history = model::History::Loading;
  driver.settle();
  driver.state.open->history = model::History::Partial;
  driver.settle();
  CHECK(driver.count<model::LoadEntries>() == 2);
}

TEST_CASE("history that could not be loaded can be asked for again") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(2);
  open_ann(driver, timeline, model::History::Failed);
  driver.settle();
  CHECK(driver.has_text("could not be loaded"));
  driver.click(Role::Button, "Try again");
  CHECK(driver.take<model::LoadEntries>()->with == kAnnKey);
}

TEST_CASE("a new message of the other side is read out, once") {
  Driver driver;
  sign_in(driver);
  ListedTimeline timeline;
  timeline.entries = {{.author = "Ann", .text = "old", .time = driver.calendar.now()}};
  open_ann(driver, timeline);
  driver.settle();
  CHECK(driver.announcements.empty());
  timeline.entries.push_back({.author = "Ann", .text = "fresh", .time = driver.calendar.now()});
  driver.settle();
  driver.settle();
  REQUIRE(driver.announcements.size() == 1);
  CHECK(driver.announcements[0] == "New message from Ann: fresh");
}

TEST_CASE("nothing is drawn while nothing happens") {
  Driver driver;
  sign_in(driver);
  GeneratedTimeline timeline(1000);
  open_ann(driver, timeline);
  driver.settle();
  driver.pass(Moment{5000});
  const int before = driver.frames;
  driver.pass(Moment{60'000});
  CHECK(driver.frames == before);
  CHECK_FALSE(driver.last().next);
  driver.frame();
  CHECK(driver.last().semantics.empty());
}

TEST_CASE("on a phone there is one pane, and Back returns to the row that was open") {
  Driver driver(390, 844);
  sign_in(driver);
  driver.settle();
  CHECK(driver.maybe(Role::Log, "Messages") == nullptr);
  driver.click(Role::Button, "Ann");
  CHECK(driver.take<model::OpenConversationWith>());
  GeneratedTimeline timeline(10);
  open_ann(driver, timeline);
  driver.settle();
  CHECK(driver.maybe(Role::List, "Conversations") == nullptr);
  driver.click(Role::Button, "Back");
  CHECK(driver.take<model::CloseConversation>());
  driver.state.open.reset();
  driver.settle();
  CHECK(driver.focused() == driver.find(Role::Button, "Ann").id);
  open_ann(driver, timeline);
  driver.settle();
  driver.input(BackRequested{});
  driver.settle();
  CHECK(driver.take<model::CloseConversation>());
  CHECK(driver.faults().empty());
}

TEST_CASE("a finger scrolls with momentum and does not click") {
  Driver driver(390, 844);
  sign_in(driver);
  GeneratedTimeline timeline(200);
  open_ann(driver, timeline);
  driver.settle();
  const auto touch = PointerKind::Touch;
  driver.input(PointerPressed{{200, 300}, touch, PointerButton::Primary});
  driver.frame();
  for (int i = 1; i <= 10; ++i) {
    driver.now += Moment{16};
    driver.input(PointerMoved{{200, 300 + (static_cast<float>(i) * 20)}, touch});
    driver.frame();
  }
  const auto seen = driver.all(Role::Article);
  const float y = seen[1]->rect.y;
  const auto id = seen[1]->id;
  driver.input(PointerReleased{{200, 500}, touch, PointerButton::Primary});
  driver.frame();
  CHECK(driver.last().next);
  driver.now += Moment{100};
  driver.frame();
  REQUIRE(driver.node(id) != nullptr);
  CHECK(driver.node(id)->rect.y > y + 20);
  driver.pass(Moment{5000});
  CHECK_FALSE(driver.last().next);
}
