#include "shell/chat/conversations.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "shell/chat/preview.hpp"

using namespace std::chrono_literals;
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
  Conversations conversations(model);
  conversations.set_contact(jid("zoe@x.org"), "Adam");
  conversations.set_contact(jid("bob@x.org"), "Bob");
  conversations.set_contact(jid("cid@x.org"), {});
  CHECK(addresses(model) == Addresses{"zoe@x.org", "bob@x.org", "cid@x.org"});

  conversations.timeline(jid("cid@x.org")).add_own({"1"}, "hi", protocol::Timestamp(100s), ui::model::Delivery::Stored);
  conversations.timeline_changed(jid("cid@x.org"));
  conversations.timeline(jid("new@x.org")).add_own({"2"}, "hi", protocol::Timestamp(200s), ui::model::Delivery::Stored);
  conversations.timeline_changed(jid("new@x.org"));
  CHECK(addresses(model) == Addresses{"new@x.org", "cid@x.org", "zoe@x.org", "bob@x.org"});
  conversations.set_contact(jid("zoe@x.org"), "Zoe");
  CHECK(addresses(model) == Addresses{"new@x.org", "cid@x.org", "bob@x.org", "zoe@x.org"});
}

TEST_CASE("the list stays in order through any changes", "[chat][conversations]") {
  std::mt19937 random(7);
  shell::Model model;
  Conversations conversations(model);
  for (int i = 0; i < 500; ++i) {
    const protocol::Jid peer = jid("p" + std::to_string(random() % 20) + "@x.org");
    switch (random() % 3) {
      case 0: conversations.set_contact(peer, "n" + std::to_string(random() % 20)); break;
      case 1: conversations.drop_contact(peer); break;
      default:
        conversations.timeline(peer).add_own({std::to_string(i)}, "x",
                                             protocol::Timestamp(std::chrono::seconds(random() % 1000)),
                                             ui::model::Delivery::Stored);
        conversations.timeline_changed(peer);
    }
    const auto& list = model.read().conversations;
    REQUIRE(std::ranges::is_sorted(list, [](const auto& a, const auto& b) {
      return a.last_activity != b.last_activity ? a.last_activity > b.last_activity
                                                : std::tie(a.name, a.address) < std::tie(b.name, b.address);
    }));
  }
}

TEST_CASE("a contact has a name, a stranger only an address", "[chat][conversations]") {
  shell::Model model;
  Conversations conversations(model);
  conversations.timeline(jid("eve@x.org"));
  conversations.set_contact(jid("ann@x.org"), {});
  CHECK(conversations.name(jid("eve@x.org")) == "eve@x.org");
  CHECK(conversations.name(jid("ann@x.org")) == "ann");
  for (const auto& conversation : model.read().conversations)
    CHECK(conversation.contact == (conversation.address == "ann@x.org"));
  conversations.drop_contact(jid("ann@x.org"));
  CHECK(addresses(model) == Addresses{"eve@x.org"});
}

TEST_CASE("what changes nothing costs no frame", "[chat][conversations]") {
  shell::Model model;
  Conversations conversations(model);
  conversations.set_contact(jid("ann@x.org"), "Ann");
  conversations.set_presence(jid("ann@x.org"), ui::model::Presence::Away, "tea");
  model.take_changed();
  conversations.set_presence(jid("ann@x.org"), ui::model::Presence::Away, "tea");
  conversations.set_presence(jid("eve@x.org"), ui::model::Presence::Online, {});
  conversations.set_typing(jid("ann@x.org"), false);
  conversations.clear_unread(jid("ann@x.org"));
  conversations.set_contact(jid("ann@x.org"), "Ann");
  CHECK_FALSE(model.take_changed());
}

TEST_CASE("a preview is one line, cut between characters", "[chat][preview]") {
  CHECK(preview("  one\n\n two\tthree ", 100) == "one two three");
  CHECK(preview("", 10).empty());
  CHECK(preview("abcdef", 6) == "abcdef");
  CHECK(preview("abcdefg", 6) == "abcdef…");
  CHECK(preview("aaaa😀😀", 6) == "aaaa…");
}
