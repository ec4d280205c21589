#include "gallery/people.hpp"

#include <array>

#include "gallery/generated_timeline.hpp"
#include "gallery/samples.hpp"

namespace gallery {
namespace {

using namespace ui::model;

struct Row {
  Someone person;
  Presence presence;
  std::string_view preview;
  std::chrono::minutes ago;
  std::uint32_t unread = 0;
  bool mine = false;
  bool typing = false;
  std::uint32_t people = 0;  // in the room
};

ConversationKey key(ConversationKind kind, std::size_t number) {
  return {.account = AccountId{1}, .conversation = ConversationId(kind, static_cast<std::uint32_t>(number))};
}

constexpr std::array<Row, 12> kRows{
    {{kPeople[0], Presence::Online, "Could you call me when you are on the platform?", std::chrono::minutes{7}},
     {kPeople[2], Presence::Online, "", std::chrono::minutes{12}, 3, false, true},
     {kPeople[1], Presence::Away,
      "\u660e\u65e5\u306e\u671d\u3001\u99c5\u306e\u524d\u3067\u4f1a\u3044\u307e\u3057\u3087"
      "\u3046\u3002",
      std::chrono::minutes{48}, 1},
     {kPeople[3], Presence::DoNotDisturb,
      "\u05e9\u05dc\u05d5\u05dd, \u05de\u05d4 \u05e9\u05dc\u05d5\u05de\u05da "
      "\u05d4\u05d9\u05d5\u05dd?",
      std::chrono::minutes{300}},
     {kPeople[4], Presence::Offline, "\u0928\u092e\u0938\u094d\u0924\u0947! \u0915\u092c \u0906\u0913\u0917\u0947?",
      std::chrono::minutes{1500}, 128},
     {kPeople[5], Presence::Online, "See you at seven", std::chrono::minutes{3000}, 0, true},
     {{"garden@rooms.example.org", "Garden club"},
      Presence::Offline,
      "Priya: the roses can stay",
      std::chrono::minutes{4400},
      12,
      false,
      false,
      14},
     {{"grandma@example.org", "Grandma"},
      Presence::Offline,
      "\U0001F602\U0001F602\U0001F602",
      std::chrono::minutes{6100}},
     {{"office@example.org", "A person whose name is long enough to be cut off at the end"},
      Presence::Away,
      "A last message that is long enough to be cut off, too, since there is no room for it",
      std::chrono::minutes{9000}},
     {{"elif@example.org", "Elif Y\u0131ld\u0131z"}, Presence::Online, "Tamam!", std::chrono::minutes{20000}},
     {{"wei@example.org", "\u738b\u4f1f"}, Presence::Offline, "\u4f60\u597d\uff01", std::chrono::minutes{40000}},
     {{"new@example.org", "new@example.org"}, Presence::Offline, "", std::chrono::minutes{0}}}};

}  // namespace

State signed_in() {
  State state;
  state.screen = Screen::Main;
  state.connection.link = Link::Online;
  state.own_address = kMe.address;
  state.own_name = kMe.name;
  for (const Row& row : kRows) {
    Conversation conversation;
    const auto kind = row.people > 0 ? ConversationKind::Room : ConversationKind::Direct;
    conversation.key = key(kind, state.conversations.size() + 1);
    conversation.address = row.person.address;
    conversation.name = row.person.name;
    conversation.presence = row.presence;
    conversation.preview = row.preview;
    conversation.preview_is_mine = row.mine;
    conversation.unread = row.unread;
    conversation.typing = row.typing;
    conversation.people = row.people;
    conversation.contact = row.people == 0;
    if (row.ago.count() > 0) conversation.last_activity = kNow - row.ago;
    state.conversations.push_back(std::move(conversation));
  }
  state.conversations_revision = 1;
  return state;
}

Stage conversation(std::unique_ptr<Timeline> timeline) {
  Stage stage{.state = signed_in(), .timeline = std::move(timeline), .sheet = {}};
  open(stage, stage.state.conversations.front());
  return stage;
}

void open(Stage& stage, const Conversation& conversation) {
  stage.state.open = OpenConversation{.key = conversation.key,
                                      .address = conversation.address,
                                      .timeline = stage.timeline.get(),
                                      .history = History::Complete,
                                      .draft = {}};
}

ConversationKey somebody_else() { return key(ConversationKind::Direct, kRows.size() + 1); }

}  // namespace gallery
