#include <catch2/catch_test_macros.hpp>

#include "tests/support/protocol/world.hpp"

namespace im = protocol::im;
using namespace std::chrono_literals;
using support::jid;
using support::Pair;

namespace {

// Alice writes `count` messages to bob, whose receipts are archived between them.
void write(Pair& pair, int count) {
  for (int i = 0; i < count; ++i) {
    const auto number = std::to_string(i);
    REQUIRE(pair.world.send(pair.alice,
                            im::SendMessage{.to = jid("bob@example.test"), .id = {"m" + number}, .body = number}));
    pair.world.run_for(100ms);
  }
  pair.world.run_for(2s);
}

im::ArchivePage query(Pair& pair, support::Client& client, const im::QueryArchive& request) {
  const auto id = pair.world.send(client, request);
  REQUIRE(id);
  const auto before = client.count<im::ArchivePage>();
  REQUIRE(pair.world.run_until([&] { return client.count<im::ArchivePage>() > before; }));
  CHECK(client.last<im::ArchivePage>()->request == *id);
  return *client.last<im::ArchivePage>();
}

std::vector<std::string> bodies(const im::ArchivePage& page) {
  std::vector<std::string> out;
  for (const auto& message : page.messages) out.push_back(message.body);
  return out;
}

}  // namespace

TEST_CASE("a page has as many messages as were asked for, however many receipts are between them",
          "[session][archive]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  write(pair, 8);
  const auto newest = query(pair, pair.bob, {.with = jid("alice@example.test"), .before = {}, .limit = 4});
  CHECK(bodies(newest) == std::vector<std::string>{"4", "5", "6", "7"});
  CHECK_FALSE(newest.complete);
  const auto older = query(pair, pair.bob, {.with = jid("alice@example.test"), .before = newest.first, .limit = 20});
  CHECK(bodies(older) == std::vector<std::string>{"0", "1", "2", "3"});
  CHECK(older.complete);
}

TEST_CASE("the archive tells direction, time and what was received", "[session][archive]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  write(pair, 2);
  auto& later = pair.world.add("alice", "later");
  REQUIRE(pair.world.sign_in(later));
  const auto page = query(pair, later, {.with = jid("bob@example.test"), .before = {}, .limit = 50});
  REQUIRE(page.messages.size() == 2);
  for (const auto& message : page.messages) {
    CHECK(message.direction == protocol::Direction::Outgoing);
    CHECK(message.arrival == protocol::Arrival::Archive);
    CHECK(message.peer() == jid("bob@example.test"));
    CHECK(message.sent_at.has_value());
    CHECK_FALSE(message.archive_id.empty());
  }
  CHECK(page.messages[0].id.value == "m0");
  // After the page, so that the messages are known.
  std::size_t page_at = 0;
  for (std::size_t i = 0; i < later.events.size(); ++i) {
    if (std::holds_alternative<im::ArchivePage>(later.events[i])) page_at = i;
    if (const auto* change = std::get_if<im::DeliveryChanged>(&later.events[i])) {
      CHECK(page_at > 0);
      CHECK(change->delivery == im::Delivery::Received);
      CHECK(change->peer == jid("bob@example.test"));
    }
  }
  CHECK(later.count<im::DeliveryChanged>() == 2);
}

TEST_CASE("the whole archive is asked for by nobody's name", "[session][archive]") {
  Pair pair;
  auto& carol = pair.world.add("carol");
  pair.world.server().befriend("bob", "carol");
  REQUIRE(pair.sign_in());
  REQUIRE(pair.world.sign_in(carol));
  write(pair, 1);
  REQUIRE(pair.world.send(carol, im::SendMessage{.to = jid("bob@example.test"), .id = {"c"}, .body = "from carol"}));
  pair.world.run_for(2s);
  const auto page = query(pair, pair.bob, {.with = {}, .before = {}, .limit = 50});
  CHECK(bodies(page) == std::vector<std::string>{"0", "from carol"});
  CHECK(page.complete);
  CHECK(page.with.empty());
}

TEST_CASE("an empty archive is complete, and one that is not there is an error", "[session][archive]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  const auto page = query(pair, pair.bob, {.with = jid("alice@example.test"), .before = {}, .limit = 50});
  CHECK(page.messages.empty());
  CHECK(page.complete);

  support::Server::Options options;
  options.archive = false;
  Pair without(options);
  REQUIRE(without.sign_in());
  REQUIRE(without.world.send(without.bob, im::QueryArchive{.with = jid("alice@example.test"), .before = {}}));
  without.world.run_for(2s);
  REQUIRE(without.bob.count<protocol::RequestFailed>() == 1);
  CHECK(without.bob.last<protocol::RequestFailed>()->error.condition == protocol::StanzaCondition::ServiceUnavailable);
}

TEST_CASE("what another device of ours sends and receives is seen here too", "[session][carbons]") {
  Pair pair;
  auto& phone = pair.world.add("alice", "phone");
  REQUIRE(pair.sign_in());
  REQUIRE(pair.world.sign_in(phone));
  pair.world.run_for(1s);
  write(pair, 1);
  REQUIRE(phone.count<im::MessageReceived>() == 1);
  const auto& sent = phone.last<im::MessageReceived>()->message;
  CHECK(sent.arrival == protocol::Arrival::Carbon);
  CHECK(sent.direction == protocol::Direction::Outgoing);
  CHECK(sent.peer() == jid("bob@example.test"));
  CHECK(sent.id.value == "m0");

  const auto full = pair.alice.last<protocol::Online>()->jid;
  REQUIRE(pair.world.send(pair.bob, im::SendMessage{.to = full, .id = {"b"}, .body = "to one device"}));
  pair.world.run_for(2s);
  REQUIRE(phone.count<im::MessageReceived>() == 2);
  const auto& received = phone.last<im::MessageReceived>()->message;
  CHECK(received.arrival == protocol::Arrival::Carbon);
  CHECK(received.direction == protocol::Direction::Incoming);
  CHECK(received.body == "to one device");
}
