#include "shell/chat/typing.hpp"

#include <chrono>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/shell/fake_requests.hpp"

using namespace std::chrono_literals;
using protocol::xep0085::ChatState;
using shell::chat::Typing;

namespace {

const protocol::Jid kAnn = *protocol::Jid::parse("ann@example.org");
const protocol::Jid kBob = *protocol::Jid::parse("bob@example.org");
constexpr protocol::Time kStart{1h};

struct Desk {
  shell::Model model;
  support::page::FakeRequests requests;
  shell::chat::ConversationKeys keys{ui::model::AccountId{1}};
  shell::chat::Conversations conversations{model, keys};
  Typing typing{requests, keys, conversations};
  const ui::model::ConversationKey ann = keys.key(kAnn);
  const ui::model::ConversationKey bob = keys.key(kBob);

  Desk() {
    for (const auto& peer : {ann, bob}) {
      conversations.set_contact(peer, {});
      conversations.set_presence(peer, ui::model::Presence::Online, {});
    }
  }
  [[nodiscard]] std::vector<ChatState> told() const {
    std::vector<ChatState> states;
    for (const auto& state : requests.all<protocol::xep0085::SendChatState>()) states.push_back(state.state);
    return states;
  }
  [[nodiscard]] bool is_typing(const ui::model::ConversationKey& key) const {
    for (const auto& item : model.read().conversations)
      if (item.key == key) return item.typing;
    return false;
  }
};

using States = std::vector<ChatState>;

}  // namespace

TEST_CASE("writing is told once, and its pause", "[chat][typing]") {
  Desk desk;
  for (int i = 0; i < 10; ++i) desk.typing.draft_changed(desk.bob, Typing::Text::Present, kStart + i * 1s);
  CHECK(desk.told() == States{ChatState::Composing});
  desk.typing.handle_timeout(kStart + 10s);
  CHECK(desk.told() == States{ChatState::Composing});
  REQUIRE(desk.typing.deadline() == kStart + 15s);
  desk.typing.handle_timeout(kStart + 15s);
  CHECK(desk.told() == States{ChatState::Composing, ChatState::Paused});
  desk.typing.draft_changed(desk.bob, Typing::Text::Present, kStart + 16s);
  CHECK(desk.told() == States{ChatState::Composing, ChatState::Paused, ChatState::Composing});
}

TEST_CASE("a message ends writing without a word; an emptied field says so", "[chat][typing]") {
  Desk desk;
  desk.typing.draft_changed(desk.bob, Typing::Text::Present, kStart);
  desk.typing.message_sent();
  desk.typing.draft_changed(desk.bob, Typing::Text::Empty, kStart);
  CHECK(desk.told() == States{ChatState::Composing});
  desk.typing.draft_changed(desk.bob, Typing::Text::Present, kStart);
  desk.typing.draft_changed(desk.bob, Typing::Text::Empty, kStart);
  CHECK(desk.told() == States{ChatState::Composing, ChatState::Composing, ChatState::Active});
}

TEST_CASE("turning to somebody else pauses the first", "[chat][typing]") {
  Desk desk;
  desk.typing.draft_changed(desk.bob, Typing::Text::Present, kStart);
  desk.typing.draft_changed(desk.ann, Typing::Text::Present, kStart + 1s);
  const auto sent = desk.requests.all<protocol::xep0085::SendChatState>();
  REQUIRE(sent.size() == 3);
  CHECK((sent[1].to == kBob && sent[1].state == ChatState::Paused));
  CHECK((sent[2].to == kAnn && sent[2].state == ChatState::Composing));
}

TEST_CASE("nobody is told who is not there", "[chat][typing]") {
  Desk desk;
  desk.conversations.set_presence(desk.bob, ui::model::Presence::Offline, {});
  desk.typing.draft_changed(desk.bob, Typing::Text::Present, kStart);
  desk.typing.draft_changed(desk.bob, Typing::Text::Empty, kStart);
  CHECK(desk.told().empty());
}

TEST_CASE("another's writing is believed for half a minute", "[chat][typing]") {
  Desk desk;
  desk.typing.heard(desk.bob, ChatState::Composing, kStart);
  CHECK(desk.is_typing(desk.bob));
  SECTION("unless it is told to have ended") { desk.typing.heard(desk.bob, ChatState::Paused, kStart + 1s); }
  SECTION("unless the message comes") { desk.typing.message_received(desk.bob); }
  SECTION("and then not any more") {
    desk.typing.handle_timeout(kStart + 29s);
    CHECK(desk.is_typing(desk.bob));
    desk.typing.handle_timeout(kStart + 30s);
  }
  CHECK_FALSE(desk.is_typing(desk.bob));
  CHECK_FALSE(desk.typing.deadline().has_value());
}

TEST_CASE("a stranger's writing makes no conversation", "[chat][typing]") {
  Desk desk;
  desk.typing.heard(desk.keys.key(*protocol::Jid::parse("eve@example.net")), ChatState::Composing, kStart);
  CHECK(desk.model.read().conversations.size() == 2);
}
