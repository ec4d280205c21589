#include <catch2/catch_test_macros.hpp>

#include "tests/support/protocol/world.hpp"

namespace im = protocol::im;
using namespace std::chrono_literals;
using support::jid;
using support::Pair;

namespace {

im::SendMessage message_to(std::string_view to, std::string id, std::string body) {
  return {.to = jid(to), .id = {std::move(id)}, .body = std::move(body)};
}

}  // namespace

TEST_CASE("two people who know each other sign in and see each other", "[session]") {
  Pair pair;
  REQUIRE(pair.sign_in());

  const auto* online = pair.alice.last<protocol::Online>();
  CHECK(online->jid.bare() == jid("alice@example.test"));
  CHECK(online->jid.resource().starts_with("test."));
  CHECK_FALSE(online->resumed);
  CHECK(online->mechanism == protocol::SignInMechanism::ScramSha512);

  const auto* roster = pair.alice.last<im::RosterReceived>();
  REQUIRE(roster != nullptr);
  REQUIRE(roster->items.size() == 1);
  CHECK(roster->items[0].jid == jid("bob@example.test"));
  CHECK(roster->items[0].subscription == im::Subscription::Both);

  const auto* presence = pair.alice.last<im::PresenceChanged>();
  CHECK(presence->from == pair.bob.last<protocol::Online>()->jid);
  CHECK(presence->availability == im::Availability::Online);
}

TEST_CASE("a message arrives as it was written, and its way back is seen", "[session]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  const std::string body = "<b>&amp; \"Grüße\"\n  مرحبا नमस्ते 你好 👨‍👩‍👧‍👦 ]]>";
  REQUIRE(pair.world.send(pair.alice, message_to("bob@example.test", "m1", body)));
  pair.world.run_for(2s);

  const auto received = pair.bob.all<im::MessageReceived>();
  REQUIRE(received.size() == 1);
  const auto& message = received[0].message;
  CHECK(message.body == body);
  CHECK(message.id.value == "m1");
  CHECK(message.from.bare() == jid("alice@example.test"));
  CHECK(message.direction == protocol::Direction::Incoming);
  CHECK(message.arrival == protocol::Arrival::Live);
  CHECK_FALSE(message.archive_id.empty());
  CHECK_FALSE(message.sent_at);

  const auto deliveries = pair.alice.all<im::DeliveryChanged>();
  REQUIRE(deliveries.size() == 2);
  CHECK(deliveries[0].delivery == im::Delivery::Stored);
  CHECK(deliveries[1].delivery == im::Delivery::Received);
  CHECK(deliveries[1].peer == jid("bob@example.test"));
  CHECK(deliveries[1].id.value == "m1");
}
