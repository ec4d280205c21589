#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "shell/chat/chat.hpp"
#include "tests/support/shell/fake_media.hpp"
#include "tests/support/shell/fake_requests.hpp"
#include "tests/support/shell/fake_system.hpp"
#include "tests/support/shell/timelines.hpp"
#include "ui/text/words/phrases.hpp"

namespace support::desk {

inline constexpr const char* kBob = "bob@example.org";

inline protocol::Jid jid(std::string_view text) { return *protocol::Jid::parse(text); }

// What the archive has of Ann and `peer` as `number`, sent that many seconds after the clock of tests begins.
inline protocol::im::Message archived(int number, std::string_view peer,
                                      protocol::Direction direction = protocol::Direction::Incoming) {
  protocol::im::Message message;
  message.from = direction == protocol::Direction::Incoming ? jid(peer) : jid("ann@example.org");
  message.to = direction == protocol::Direction::Incoming ? jid("ann@example.org") : jid(peer);
  message.id = {"m" + std::to_string(number)};
  message.archive_id = archive_id("a" + std::to_string(number));
  message.body = "text " + std::to_string(number);
  message.sent_at = page::kWallOrigin + std::chrono::seconds(number);
  message.arrival = protocol::Arrival::Archive;
  message.direction = direction;
  return message;
}

// Of the notifications about a conversation.
inline std::string tag(std::string_view address) { return "ann@example.org " + std::string(address); }

// The chat of ann@example.org in one page, with Bob as a contact; the test plays the session. Pages of one device share the
// storage.
struct Desk {
  page::FakeStorage own_storage;
  page::FakeStorage& storage;

  Desk() : Desk(own_storage) {}
  explicit Desk(page::FakeStorage& kept) : storage(kept) {
    store.open(jid("ann@example.org"));
    sign_in();
    using protocol::im::Subscription;
    chat.handle(protocol::im::RosterReceived{{{.jid = jid(kBob), .name = "Bob", .subscription = Subscription::Both}}},
                now());
  }

  // A session that knows nothing of the one before.
  void sign_in() { chat.online({.jid = jid("ann@example.org/x")}, now()); }
  [[nodiscard]] shell::Now now() const { return {.at = clock.now(), .wall = clock.wall()}; }
  void pass(protocol::Duration time) {
    tasks.advance(tasks.now() + time);
    chat.handle_timeout(now());
    notices.handle_timeout(tasks.now());
  }
  // From Bob's phone where it does not say from whom.
  void receive(protocol::im::Message message) {
    if (message.from.empty()) message.from = jid("bob@example.org/phone");
    message.to = jid("ann@example.org/x");
    if (message.id.empty()) message.id = {"in" + std::to_string(++received)};
    chat.handle(protocol::im::MessageReceived{std::move(message)}, now());
    chat.settle();
  }
  void receive(std::string_view from, std::string body, std::string archive_id = {}) {
    protocol::im::Message message;
    message.from = jid(from);
    message.archive_id = support::archive_id(std::move(archive_id));
    message.body = std::move(body);
    receive(std::move(message));
  }
  void presence(std::string_view from, protocol::im::Availability availability, std::string status = {}) {
    chat.handle(protocol::im::PresenceChanged{jid(from), availability, std::move(status)}, now());
  }
  [[nodiscard]] ui::model::ConversationKey key(std::string_view address = kBob) { return chat.key(jid(address)); }
  void open(std::string_view address = kBob) { chat.act(ui::model::OpenConversationWith{key(address)}, now()); }
  [[nodiscard]] const ui::model::Conversation* conversation(std::string_view address) const {
    const auto& all = model.read().conversations;
    const auto found = std::ranges::find(all, address, &ui::model::Conversation::address);
    return found == all.end() ? nullptr : &*found;
  }
  // The one line that the list has of a conversation.
  [[nodiscard]] std::string gist(std::string_view address) const {
    const auto* listed = conversation(address);
    REQUIRE(listed != nullptr);
    return ui::text::phrases::gist(listed->gist, listed->preview);
  }
  [[nodiscard]] const ui::model::Timeline& timeline() const { return *model.read().open->timeline; }
  [[nodiscard]] ui::model::TimelineItem last() const { return timeline().item(timeline().end() - 1); }
  // The texts of the open conversation, "…" for what is not loaded.
  [[nodiscard]] std::vector<std::string> words() const {
    std::vector<std::string> all;
    for (auto position = timeline().begin(); position < timeline().end(); ++position) {
      const auto item = timeline().item(position);
      all.emplace_back(item.kind == ui::model::ItemKind::NotLoaded ? "…" : item.text);
    }
    return all;
  }
  // Answers the newest archive query for `with`; empty: for the account.
  void answer_archive(std::string_view with, std::vector<protocol::im::Message> messages, bool complete = true) {
    for (std::size_t i = requests.sent.size(); i-- > 0;) {
      const auto* query = std::get_if<protocol::im::QueryArchive>(&requests.sent[i]);
      if (query == nullptr || query->with.str() != with) continue;
      protocol::im::ArchivePage page;
      page.with = query->with;
      page.first = messages.empty() ? protocol::ArchiveId{} : messages.front().archive_id;
      page.last = messages.empty() ? protocol::ArchiveId{} : messages.back().archive_id;
      page.messages = std::move(messages);
      page.complete = complete;
      requests.give(i, std::move(page), now());
      chat.settle();
      return;
    }
    FAIL("nobody asked the archive");
  }

  page::Tasks tasks;
  page::FakeClock clock{tasks};
  page::FakeRandom random;
  page::FakeNotifier notifier;
  page::FakeRequests requests;
  shell::Model model;
  shell::page::Notices notices{model};
  shell::store::Values values{storage, notices};
  shell::store::AccountStore store{values};
  shell::chat::Chat chat{ui::model::AccountId{1}, model, requests, notices, store, notifier, shell::Ids(random)};
  int received = 0;
};

}  // namespace support::desk
