// What is more, or less, than words: how the timeline, the list and notifications have it.

#include <chrono>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "shell/chat/chat.hpp"
#include "tests/support/shell/desk.hpp"
#include "ui/text/words/phrases.hpp"

using namespace std::chrono_literals;
using protocol::im::Content;
using protocol::jingle::CallFate;
using support::desk::Desk;
using support::desk::jid;
using support::desk::kBob;
using support::desk::tag;
using ui::model::ConversationKind;
using ui::model::Spoiler;
using Visibility = shell::ports::DisplayListener::Visibility;
namespace phrases = ui::text::phrases;

TEST_CASE("the list and a notification say what the last entry is", "[chat][kinds]") {
  const struct {
    std::string_view name;
    protocol::im::Message message;
    std::string_view gist;
  } kRows[] = {
      {"words", {.body = "one\n two"}, "one two"},
      {"an action", {.body = "/me waves"}, "* Bob waves"},
      {"an action in another script",
       {.body = "/me \u0645\u0631\u062d\u0628\u0627"},
       "* Bob \u2068\u0645\u0631\u062d\u0628\u0627\u2069"},
      {"no action", {.body = "/meow"}, "/meow"},
      {"a spoiler", {.body = "the butler", .spoiler = "The end"}, "Spoiler: The end"},
      {"a spoiler without a hint", {.body = "the butler", .spoiler = ""}, "Spoiler"},
      {"a subject", {.subject = "Minutes"}, "Minutes"},
      {"what is encrypted", {.content = Content::Encrypted, .encryption = "OMEMO"}, "Encrypted message"},
      {"a file", {.content = Content::File}, "File"},
      {"an invitation",
       {.content = Content::Invitation,
        .invitation = protocol::xep0249::Invitation{jid("garden@rooms.example.org"), "Tea"}},
       "Invitation to garden@rooms.example.org"},
      {"what is not known", {.content = Content::Unknown}, "Something that Parley cannot show yet"},
  };
  for (const auto& row : kRows) {
    INFO(row.name);
    Desk desk;
    desk.chat.set_visibility(Visibility::Hidden, desk.now());
    desk.receive(row.message);
    CHECK(desk.gist(kBob) == row.gist);
    CHECK(desk.notifier.shown.at(tag(kBob)).text == row.gist);
    CHECK(desk.conversation(kBob)->unread == 1);
  }
}

TEST_CASE("the list's words and time are those of one entry, also after a call", "[chat][kinds]") {
  Desk desk;
  desk.receive({.body = "before"});
  desk.tasks.advance(desk.tasks.now() + 10min);
  desk.chat.record({.session = {"c1"}, .peer = jid(kBob), .fate = CallFate::Answered, .length = 70s}, desk.now());
  CHECK(desk.gist(kBob) == "Call, 1:10");
  CHECK(desk.conversation(kBob)->last_activity == desk.now().wall);
  desk.chat.record({.session = {"c2"}, .peer = jid(kBob), .fate = CallFate::Unanswered}, desk.now());
  CHECK(desk.gist(kBob) == "Missed call");
  CHECK(desk.conversation(kBob)->unread == 2);
}

TEST_CASE("a spoiler is in nothing that is read until it is asked for, and can be hidden again", "[chat][kinds]") {
  Desk desk;
  desk.receive({.body = "the butler", .spoiler = "The end"});
  desk.open(kBob);
  const ui::model::MessageKey message = desk.last().key;
  CHECK(desk.last().spoiler == Spoiler::Hidden);
  CHECK(desk.last().text.empty());
  CHECK(desk.last().can == (ui::model::kReply | ui::model::kReact));
  CHECK(desk.last().hint == "The end");
  const auto revision = desk.last().revision;

  desk.chat.reveal(desk.key(), message);
  CHECK(desk.last().spoiler == Spoiler::Shown);
  CHECK(desk.last().text == "the butler");
  CHECK(desk.last().can == (ui::model::kReply | ui::model::kReact | ui::model::kCopy));
  CHECK(desk.last().revision != revision);
  CHECK(desk.gist(kBob) == "Spoiler: The end");

  desk.chat.reveal(desk.key(), message);
  CHECK(desk.last().text.empty());
  desk.chat.reveal(desk.key(), ui::model::MessageKey{100});
  desk.chat.reveal(desk.key("nobody@example.org"), message);
}

TEST_CASE("a message of a room's occupant is a conversation of its own, without the means of a person",
          "[chat][kinds]") {
  Desk desk;
  for (const char* nick : {"Ann", "Bob"}) {
    protocol::im::Message message;
    message.from = jid(std::string("garden@rooms.example.org/") + nick);
    message.private_in_room = true;
    message.body = nick;
    desk.receive(message);
  }
  const auto& ann = *desk.conversation("garden@rooms.example.org/Ann");
  CHECK(ann.key.kind() == ConversationKind::Whisper);
  CHECK(ann.name == "Ann (garden@rooms.example.org)");
  CHECK(ann.preview == "Ann");
  CHECK(desk.conversation("garden@rooms.example.org/Bob")->preview == "Bob");
  CHECK(desk.conversation(kBob)->key.kind() == ConversationKind::Direct);

  desk.open("garden@rooms.example.org/Ann");
  REQUIRE(desk.model.read().open);
  desk.chat.act(ui::model::SendText{desk.key("garden@rooms.example.org/Ann"), "yes"}, desk.now());
  const auto* sent = std::get_if<protocol::im::SendMessage>(&desk.requests.sent.back());
  REQUIRE(sent != nullptr);
  CHECK(sent->to == jid("garden@rooms.example.org/Ann"));
}

TEST_CASE("a room that names nobody is a room, and who is named by it is a person", "[chat][kinds]") {
  Desk desk;
  protocol::im::Message message{
      .content = Content::Invitation,
      .invitation = protocol::xep0249::Invitation{jid("garden@rooms.example.org"), std::string(10'000, 'x')}};
  message.from = jid("garden@rooms.example.org");
  desk.receive(message);
  CHECK(desk.conversation("garden@rooms.example.org")->key.kind() == ConversationKind::Room);
  message.from = jid(kBob);
  desk.receive(message);
  CHECK(desk.conversation(kBob)->key.kind() == ConversationKind::Direct);
  desk.open(kBob);
  CHECK(desk.last().subject == "garden@rooms.example.org");
  CHECK(desk.last().can == 0);
}

TEST_CASE("a subject is one line, however long it comes", "[chat][kinds]") {
  Desk desk;
  desk.receive({.body = "words", .subject = "two\nlines " + std::string(10'000, 'x')});
  desk.open(kBob);
  CHECK(desk.last().subject.starts_with("two lines xxx"));
  CHECK(desk.last().subject.size() < 700);
  CHECK(desk.last().text == "words");
}

TEST_CASE("what shows nothing is not sent", "[chat][kinds]") {
  Desk desk;
  const auto before = desk.requests.sent.size();
  for (const char* nothing : {"", " \n", "\u200B\u2060", "\u00A0\u3000"})
    desk.chat.act(ui::model::SendText{desk.key(), nothing}, desk.now());
  CHECK(desk.requests.sent.size() == before);
}
