#include "shell/chat/conversation_keys.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/shell/desk.hpp"

using shell::chat::ConversationKeys;
using support::desk::Desk;
using support::desk::jid;
using support::desk::kBob;
using ui::model::AccountId;
using ui::model::ConversationKey;
using ui::model::ConversationKind;
using ui::model::MessageKey;

TEST_CASE("an address has one key, and the key leads back to it", "[chat][keys]") {
  ConversationKeys keys(AccountId{1});
  const ConversationKey ann = keys.key(jid("ann@x.org"));
  const ConversationKey bob = keys.key(jid("bob@x.org"));
  CHECK(ann != bob);
  CHECK(keys.key(jid("ann@x.org")) == ann);
  CHECK(keys.find(jid("bob@x.org")) == bob);
  CHECK_FALSE(keys.find(jid("eve@x.org")).has_value());
  REQUIRE(keys.peer(ann) != nullptr);
  CHECK(*keys.peer(ann) == jid("ann@x.org"));
  CHECK(keys.peer(ConversationKey{}) == nullptr);
}

TEST_CASE("a key says with whom a conversation is", "[chat][keys]") {
  ConversationKeys keys(AccountId{1});
  const ConversationKey garden = keys.key(jid("garden@rooms.x.org"));
  CHECK(garden.kind() == ConversationKind::Direct);
  CHECK(keys.key(jid("garden@rooms.x.org/Ann")).kind() == ConversationKind::Whisper);
  CHECK(keys.found_room(garden).kind() == ConversationKind::Room);
  CHECK(keys.key(jid("garden@rooms.x.org")).kind() == ConversationKind::Room);
  CHECK(keys.key(jid("garden@rooms.x.org")) == garden);  // the same conversation, of which more is known
}

TEST_CASE("two accounts with the same contact have different keys, and none for the other's", "[chat][keys]") {
  ConversationKeys home(AccountId{1});
  ConversationKeys work(AccountId{2});
  const ConversationKey at_home = home.key(jid(kBob));
  const ConversationKey at_work = work.key(jid(kBob));
  CHECK(at_home != at_work);
  CHECK(at_home.number() != at_work.number());
  CHECK(home.peer(at_work) == nullptr);
  CHECK(work.peer(at_home) == nullptr);
}

TEST_CASE("no key comes again after a sign-out, and the old ones mean nobody", "[chat][keys]") {
  ConversationKeys keys(AccountId{1});
  const ConversationKey before = keys.key(jid(kBob));
  keys.clear();
  CHECK(keys.peer(before) == nullptr);
  const ConversationKey after = keys.key(jid("eve@x.org"));
  CHECK(after != before);
  CHECK(keys.key(jid(kBob)) != before);
  CHECK(keys.peer(before) == nullptr);
}

TEST_CASE("an action about a conversation or message that is gone does nothing", "[chat][keys]") {
  Desk desk;
  desk.receive(kBob, "hello");
  const ConversationKey gone = desk.key();
  const MessageKey message{1};
  desk.open();
  REQUIRE(desk.last().key == message);
  desk.chat.signed_out();
  desk.sign_in();
  desk.open();
  const auto sent = desk.requests.sent.size();
  desk.chat.act(ui::model::OpenConversationWith{gone}, desk.now());
  CHECK(desk.model.read().open->key == desk.key());
  desk.chat.act(ui::model::SendText{gone, "for nobody"}, desk.now());
  desk.chat.act(ui::model::DraftChanged{gone, "for nobody"}, desk.now());
  desk.chat.act(ui::model::LoadEntries{gone}, desk.now());
  desk.chat.act(ui::model::RemoveContact{gone}, desk.now());
  desk.chat.act(ui::model::AddToContacts{gone}, desk.now());
  desk.chat.act(ui::model::AnswerContactRequest{gone, ui::model::RequestAnswer::Accept}, desk.now());
  for (const ConversationKey& in : {gone, desk.key()}) {
    desk.chat.act(ui::model::ResendFailed{in, message}, desk.now());
    desk.chat.reveal(in, message);
    CHECK_FALSE(desk.chat.text(in, message).has_value());
  }
  CHECK(desk.requests.sent.size() == sent);
  CHECK(desk.model.read().conversations.size() == 1);
}

TEST_CASE("a place in the address bar opens the conversation that it names, or says that it names none",
          "[chat][keys]") {
  Desk desk;
  desk.chat.act(ui::model::OpenPlace{"Bob@Example.org"}, desk.now());
  REQUIRE(desk.model.read().open);
  CHECK(desk.model.read().open->key == desk.key());
  CHECK(desk.model.read().open->address == kBob);
  for (const char* none : {"", "@", "garden@rooms.example.org/nobody"}) {
    desk.chat.act(ui::model::OpenPlace{none}, desk.now());
    CHECK(desk.model.read().open->key == desk.key());
    CHECK(desk.model.read().notices.back().kind == ui::model::NoticeKind::BadAddress);
  }
  desk.chat.act(ui::model::OpenPlace{"stranger@example.net"}, desk.now());
  CHECK(desk.model.read().open->address == "stranger@example.net");
}

TEST_CASE("what earlier versions stored is read, and stored in the same way", "[chat][keys][store]") {
  support::page::FakeStorage storage;
  const std::string seen = "parley.1.seen:ann@example.org";
  storage.values[seen] = "15:bob@example.org,2:a2,20:call bob@example.org,1:5,";
  storage.values["parley.1.drafts:ann@example.org/bob@example.org"] = "half a";
  storage.values["parley.1.drafts:ann@example.org/garden@rooms.example.org/Ann"] = "psst";
  storage.values["parley.1.drafts:ann@example.org"] = "15:eve@example.net,4:what,";
  Desk desk(storage);
  desk.open();
  CHECK(desk.model.read().open->draft == "half a");
  desk.open("eve@example.net");
  CHECK(desk.model.read().open->draft == "what");
  desk.open("garden@rooms.example.org/Ann");
  CHECK(desk.model.read().open->draft == "psst");
  CHECK_FALSE(storage.values.contains("parley.1.drafts:ann@example.org"));
  CHECK(storage.values["parley.1.drafts:ann@example.org/eve@example.net"] == "what");

  desk.chat.act(ui::model::DraftChanged{desk.key(), "half a word"}, desk.now());
  desk.receive(kBob, "hello", "a3");
  desk.open();
  desk.chat.closing(desk.now());
  CHECK(storage.values["parley.1.drafts:ann@example.org/bob@example.org"] == "half a word");
  CHECK(storage.values[seen].contains("15:bob@example.org,2:a3,20:call bob@example.org,1:5,"));
}
