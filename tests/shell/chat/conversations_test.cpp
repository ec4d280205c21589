#include "shell/chat/conversations.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "shell/chat/timeline/preview.hpp"
#include "tests/support/shell/timelines.hpp"

using namespace std::chrono_literals;
using shell::chat::ConversationKeys;
using shell::chat::Conversations;
using shell::chat::preview;

namespace {

protocol::Jid jid(std::string_view text) { return *protocol::Jid::parse(text); }

std::vector<std::string> addresses(const shell::Model& model) {
  std::vector<std::string> result;
  for (const auto& item : model.read().conversations) result.push_back(item.address);
  return result;
}

using Addresses = std::vector<std::string>;

}  // namespace

TEST_CASE("the list begins with the newest words and ends with silent contacts by name", "[chat][conversations]") {
  shell::Model model;
  ConversationKeys keys(ui::model::AccountId{1});
  Conversations conversations(model, keys);
  conversations.set_contact(keys.key(jid("zoe@x.org")), "Adam");
  conversations.set_contact(keys.key(jid("bob@x.org")), "Bob");
  conversations.set_contact(keys.key(jid("cid@x.org")), {});
  CHECK(addresses(model) == Addresses{"zoe@x.org", "bob@x.org", "cid@x.org"});

  support::add_own(conversations.timeline(keys.key(jid("cid@x.org"))), "1", "hi", protocol::Timestamp(100s),
                   ui::model::Delivery::Stored);
  conversations.timeline_changed(keys.key(jid("cid@x.org")));
  support::add_own(conversations.timeline(keys.key(jid("new@x.org"))), "2", "hi", protocol::Timestamp(200s),
                   ui::model::Delivery::Stored);
  conversations.timeline_changed(keys.key(jid("new@x.org")));
  CHECK(addresses(model) == Addresses{"new@x.org", "cid@x.org", "zoe@x.org", "bob@x.org"});
  conversations.set_contact(keys.key(jid("zoe@x.org")), "Zoe");
  CHECK(addresses(model) == Addresses{"new@x.org", "cid@x.org", "bob@x.org", "zoe@x.org"});
}

TEST_CASE("the number of unread messages is that of all conversations, whatever becomes of them",
          "[chat][conversations]") {
  std::mt19937 random(11);
  shell::Model model;
  ConversationKeys keys(ui::model::AccountId{1});
  Conversations conversations(model, keys);
  for (int i = 0; i < 1000; ++i) {
    const auto peer = keys.key(jid("p" + std::to_string(random() % 10) + "@x.org"));
    const auto count = static_cast<std::uint32_t>(random() % 5);
    switch (random() % 6) {
      case 0: conversations.set_contact(peer, {}); break;
      case 1: conversations.drop_contact(peer); break;
      case 2: conversations.add_unread(peer, count); break;
      case 3: conversations.raise_unread(peer, count); break;
      case 4: conversations.clear_unread(peer); break;
      default:
        if (random() % 50 == 0) conversations.clear();
    }
    std::uint32_t sum = 0;
    for (const auto& item : model.read().conversations) sum += item.unread;
    CHECK(conversations.unread_total() == sum);
  }
}

TEST_CASE("the list stays in order through any changes", "[chat][conversations]") {
  std::mt19937 random(7);
  shell::Model model;
  ConversationKeys keys(ui::model::AccountId{1});
  Conversations conversations(model, keys);
  for (int i = 0; i < 500; ++i) {
    const auto peer = keys.key(jid("p" + std::to_string(random() % 20) + "@x.org"));
    switch (random() % 3) {
      case 0: conversations.set_contact(peer, "n" + std::to_string(random() % 20)); break;
      case 1: conversations.drop_contact(peer); break;
      default:
        support::add_own(conversations.timeline(peer), std::to_string(i), "x",
                         protocol::Timestamp(std::chrono::seconds(random() % 1000)), ui::model::Delivery::Stored);
        conversations.timeline_changed(peer);
    }
    const auto& list = model.read().conversations;
    REQUIRE(std::ranges::is_sorted(list, [](const auto& a, const auto& b) {
      return a.last_activity != b.last_activity ? a.last_activity > b.last_activity
                                                : std::tie(a.name, a.address) < std::tie(b.name, b.address);
    }));
  }
}

TEST_CASE("what happens to one contact costs no more where there are many", "[chat][conversations]") {
  // Processor time of some changes, the least of several runs.
  const auto cost = [](unsigned count) {
    shell::Model model;
    ConversationKeys keys(ui::model::AccountId{1});
    Conversations conversations(model, keys);
    for (unsigned i = 0; i < count; ++i)
      conversations.set_contact(keys.key(jid("p" + std::to_string(i) + "@x.org")), "n" + std::to_string(i * 7919));
    std::clock_t least = 0;
    for (unsigned run = 0; run < 5; ++run) {
      const std::clock_t begin = std::clock();
      for (unsigned i = 0; i < 2000; ++i) {
        const auto key = keys.key(jid("p" + std::to_string(i * 31 % count) + "@x.org"));
        conversations.set_presence(key, ui::model::Presence::Away, std::to_string(i + run));
        conversations.set_typing(key, i % 2 == 0);
        conversations.add_unread(key, 1);
        conversations.clear_unread(key);
        conversations.timeline_changed(key);
      }
      const std::clock_t took = std::clock() - begin;
      least = run == 0 ? took : std::min(least, took);
    }
    return least;
  };
  CHECK(cost(8000) < 16 * cost(125));  // 64 times as many
}

TEST_CASE("a contact has a name, a stranger only an address", "[chat][conversations]") {
  shell::Model model;
  ConversationKeys keys(ui::model::AccountId{1});
  Conversations conversations(model, keys);
  conversations.timeline(keys.key(jid("eve@x.org")));
  conversations.set_contact(keys.key(jid("ann@x.org")), {});
  CHECK(conversations.name(jid("eve@x.org")) == "eve@x.org");
  CHECK(conversations.name(jid("ann@x.org")) == "ann");
  for (const auto& conversation : model.read().conversations)
    CHECK(conversation.contact == (conversation.address == "ann@x.org"));
  conversations.drop_contact(keys.key(jid("ann@x.org")));
  CHECK(addresses(model) == Addresses{"eve@x.org"});
}

TEST_CASE("a name that nobody sees falls back to the address, what is seen is free of what is not", "[chat][names]") {
  shell::Model model;
  ConversationKeys keys(ui::model::AccountId{1});
  Conversations conversations(model, keys);
  const auto named = [&](const std::string& name) {
    conversations.set_contact(keys.key(jid("ann@x.org")), name);
    CHECK(model.read().conversations.front().name == conversations.name(jid("ann@x.org")));
    return conversations.name(jid("ann@x.org"));
  };
  for (const char* nothing : {" ", "\n", "\u200B", "\u202E", "\u3164", "\u2800", "\u0301"})
    CHECK(named(nothing) == "ann@x.org");
  CHECK(named("live\u202Etxt.exe\n ") == "livetxt.exe");
}

TEST_CASE("names that look the same have their address beside them, as long as they do", "[chat][names]") {
  shell::Model model;
  ConversationKeys keys(ui::model::AccountId{1});
  Conversations conversations(model, keys);
  const auto names = [&] {
    std::vector<std::string> result;
    for (const char* who : {"a@x.org", "b@x.org", "c@x.org"}) result.push_back(conversations.name(jid(who)));
    for (const auto& item : model.read().conversations) CHECK(item.name == conversations.name(jid(item.address)));
    return result;
  };
  using Names = std::vector<std::string>;
  conversations.set_contact(keys.key(jid("a@x.org")), "Admin");
  conversations.set_contact(keys.key(jid("b@x.org")), "\u0430dmin \u200B");  // with a letter of Cyrillic
  conversations.set_contact(keys.key(jid("c@x.org")), "Carol");
  CHECK(names() == Names{"Admin (a@x.org)", "\u0430dmin (b@x.org)", "Carol"});
  conversations.set_contact(keys.key(jid("c@x.org")), "ADMIN");
  conversations.set_contact(keys.key(jid("b@x.org")), "Bob");
  CHECK(names() == Names{"Admin (a@x.org)", "Bob", "ADMIN (c@x.org)"});
  conversations.drop_contact(keys.key(jid("a@x.org")));
  CHECK(names() == Names{"a@x.org", "Bob", "ADMIN"});
  conversations.set_contact(keys.key(jid("b@x.org")), "a@x.org");  // another's address as a name
  CHECK(names() == Names{"a@x.org", "a@x.org (b@x.org)", "ADMIN"});
}

TEST_CASE("what changes nothing costs no frame", "[chat][conversations]") {
  shell::Model model;
  ConversationKeys keys(ui::model::AccountId{1});
  Conversations conversations(model, keys);
  conversations.set_contact(keys.key(jid("ann@x.org")), "Ann");
  conversations.set_presence(keys.key(jid("ann@x.org")), ui::model::Presence::Away, "tea");
  model.take_changed();
  conversations.set_presence(keys.key(jid("ann@x.org")), ui::model::Presence::Away, "tea");
  conversations.set_presence(keys.key(jid("eve@x.org")), ui::model::Presence::Online, {});
  conversations.set_typing(keys.key(jid("ann@x.org")), false);
  conversations.clear_unread(keys.key(jid("ann@x.org")));
  conversations.set_contact(keys.key(jid("ann@x.org")), "Ann");
  CHECK_FALSE(model.take_changed());
}

TEST_CASE("a preview is one line, cut between characters", "[chat][preview]") {
  CHECK(preview("  one\n\n two\tthree ", 100) == "one two three");
  CHECK(preview("", 10).empty());
  CHECK(preview("abcdef", 6) == "abcdef");
  CHECK(preview("abcdefg", 6) == "abcdef…");
  CHECK(preview("aaaa😀😀", 6) == "aaaa…");
}
