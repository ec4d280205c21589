#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/protocol/world.hpp"

namespace im = protocol::im;
using namespace std::chrono_literals;
using support::Client;
using support::jid;
using support::Pair;

namespace {

im::SendMessage numbered(int i) {
  return {.to = jid("bob@example.test"), .id = {"m" + std::to_string(i)}, .body = "message " + std::to_string(i)};
}

// What somebody who shows each message once sees: a message may come live and out of the archive.
std::vector<std::string> bodies(const Client& client) {
  std::vector<std::string> out;
  for (const auto& received : client.all<im::MessageReceived>()) out.push_back(received.message.body);
  return out;
}

std::vector<std::string> expected_bodies(int count) {
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i) out.push_back("message " + std::to_string(i));
  return out;
}

std::size_t stored(const Client& client) {
  std::size_t count = 0;
  for (const auto& change : client.all<im::DeliveryChanged>())
    if (change.delivery == im::Delivery::Stored) ++count;
  return count;
}

// Sends 100 messages, one every 10 ms, and does `fault` after the fiftieth.
void send_hundred(Pair& pair, const std::function<void()>& fault) {
  for (int i = 0; i < 100; ++i)
    pair.world.at(pair.world.now() + i * 10ms, [&pair, i] { pair.world.send(pair.alice, numbered(i)); });
  pair.world.at(pair.world.now() + 505ms, fault);
  pair.world.run_for(60s);
}

}  // namespace

TEST_CASE("100 messages, the sender's socket cut in the middle, arrive once and in order", "[session][resume]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  send_hundred(pair, [&] { pair.world.cut(pair.alice); });

  CHECK(pair.alice.last<protocol::Online>()->resumed);
  CHECK(pair.alice.count<protocol::Suspended>() == 1);
  CHECK(bodies(pair.bob) == expected_bodies(100));
  CHECK(stored(pair.alice) == 100);
}

TEST_CASE("100 messages, the receiver's socket cut in the middle, arrive once and in order", "[session][resume]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  send_hundred(pair, [&] { pair.world.cut(pair.bob); });

  CHECK(pair.bob.last<protocol::Online>()->resumed);
  CHECK(bodies(pair.bob) == expected_bodies(100));
}

TEST_CASE("100 messages, both sockets cut at once and again while resuming, arrive once and in order",
          "[session][resume]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  pair.world.at(pair.world.now() + 1600ms, [&] { pair.world.cut(pair.alice); });
  pair.world.at(pair.world.now() + 1700ms, [&] { pair.world.cut(pair.bob); });
  send_hundred(pair, [&] {
    pair.world.cut(pair.alice);
    pair.world.cut(pair.bob);
  });
  CHECK(bodies(pair.bob) == expected_bodies(100));
  CHECK(stored(pair.alice) == 100);
}

TEST_CASE("a connection that died in silence is noticed within 20 s, and nothing is lost", "[session][resume]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  pair.world.run_for(30s);
  const auto died = pair.world.now();
  pair.world.cut_silently(pair.alice);
  REQUIRE(pair.world.run_until([&] { return pair.alice.count<protocol::Suspended>() == 1; }));
  CHECK(pair.world.now() - died <= 20s);
  REQUIRE(pair.world.run_until([&] { return pair.alice.is_online(); }));
  CHECK(pair.alice.last<protocol::Online>()->resumed);
}

TEST_CASE("a message sent into a dead connection is resent after at most 10 s", "[session][resume]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  pair.world.cut_silently(pair.alice);
  const auto sent = pair.world.now();
  REQUIRE(pair.world.send(pair.alice, numbered(0)));
  REQUIRE(pair.world.run_until([&] { return !bodies(pair.bob).empty(); }));
  CHECK(pair.world.now() - sent <= 10s);
  pair.world.run_for(30s);
  CHECK(bodies(pair.bob) == expected_bodies(1));
}

TEST_CASE("100 messages survive a server that forgot the session: the archive is asked before anything is sent again",
          "[session][resume]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  send_hundred(pair, [&] {
    pair.world.cut(pair.alice);
    pair.world.server().forget_sessions();
  });
  CHECK_FALSE(pair.alice.last<protocol::Online>()->resumed);
  CHECK(bodies(pair.bob) == expected_bodies(100));
  CHECK(stored(pair.alice) == 100);
}

TEST_CASE("acknowledgements lost with the session do not double messages", "[session][resume]") {
  // The latency is longer than the whole burst: when the cut comes, the server has all and alice knows of none.
  Pair pair({}, {.latency = 400ms});
  REQUIRE(pair.sign_in());
  for (int i = 0; i < 20; ++i) REQUIRE(pair.world.send(pair.alice, numbered(i)));
  pair.world.run_for(500ms);
  CHECK(stored(pair.alice) == 0);
  pair.world.cut(pair.alice);
  pair.world.server().forget_sessions();
  REQUIRE(pair.world.send(pair.alice, numbered(20)));
  pair.world.run_for(60s);
  CHECK(bodies(pair.bob) == expected_bodies(21));
  CHECK(stored(pair.alice) == 21);
  const auto& archive = pair.world.server().archive_of("bob");
  CHECK(std::ranges::count_if(archive, [](const auto& a) { return a.message.contains("<body>"); }) == 21);
}

TEST_CASE("no message is given up because of a network that breaks session after session", "[session][resume]") {
  Pair pair({}, {.latency = 400ms});
  REQUIRE(pair.sign_in());
  for (int i = 0; i < 20; ++i) REQUIRE(pair.world.send(pair.alice, numbered(i)));
  for (int session = 0; session < 12; ++session) {
    pair.world.cut(pair.alice);
    pair.world.server().forget_sessions();
    REQUIRE(pair.world.run_until([&] { return pair.alice.is_online(); }));
    pair.world.run_for(1s);  // the archive has none of them: they go out again
  }
  CHECK(bodies(pair.bob).empty());
  pair.world.run_for(60s);
  CHECK(bodies(pair.bob) == expected_bodies(20));
  CHECK(stored(pair.alice) == 20);
}

TEST_CASE("a message for which the server ends session after session is given up, and it alone", "[session][resume]") {
  support::Server::Options options;
  options.unbearable = "message 5<";
  options.archive = GENERATE(true, false);
  CAPTURE(options.archive);
  Pair pair(options);
  REQUIRE(pair.sign_in());
  for (int i = 0; i < 20; ++i) REQUIRE(pair.world.send(pair.alice, numbered(i)));
  pair.world.run_for(120s);
  auto expected = expected_bodies(20);
  expected.erase(expected.begin() + 5);
  auto received = bodies(pair.bob);
  if (!options.archive) {  // what cannot be looked for is sent again
    std::vector<std::string> once;
    for (auto& body : received)
      if (!std::ranges::contains(once, body)) once.push_back(std::move(body));
    received = std::move(once);
  }
  CHECK(received == expected);
  CHECK(stored(pair.alice) == 19);
  for (const auto& change : pair.alice.all<im::DeliveryChanged>())
    if (change.delivery == im::Delivery::Failed) CHECK(change.id.value == "m5");
  CHECK(pair.alice.count<protocol::StreamEnded>() == 4);
}

TEST_CASE("without stream management pings take its place", "[session][resume]") {
  support::Server::Options options;
  options.stream_management = false;
  Pair pair(options);
  REQUIRE(pair.sign_in());
  send_hundred(pair, [&] { pair.world.cut(pair.alice); });
  CHECK_FALSE(pair.alice.last<protocol::Online>()->resumed);
  CHECK(bodies(pair.bob) == expected_bodies(100));
  CHECK(stored(pair.alice) == 100);
}

TEST_CASE("without an archive nothing is lost, and what is sent twice has the same id", "[session][resume]") {
  support::Server::Options options;
  options.archive = false;
  Pair pair(options, {.latency = 400ms});
  REQUIRE(pair.sign_in());
  for (int i = 0; i < 5; ++i) REQUIRE(pair.world.send(pair.alice, numbered(i)));
  pair.world.run_for(500ms);
  pair.world.cut(pair.alice);
  pair.world.server().forget_sessions();
  pair.world.run_for(60s);
  std::vector<std::string> ids;
  for (const auto& received : pair.bob.all<im::MessageReceived>())
    if (std::ranges::find(ids, received.message.id.value) == ids.end()) ids.push_back(received.message.id.value);
  CHECK(ids == std::vector<std::string>{"m0", "m1", "m2", "m3", "m4"});
  CHECK(stored(pair.alice) == 5);
}

TEST_CASE("a message that an earlier run sent is looked for before it is sent again", "[session][resume]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  REQUIRE(pair.world.send(pair.alice, numbered(0)));
  pair.world.run_for(1s);
  auto& later = pair.world.add("alice", "later");
  auto again = numbered(0);
  again.attempt = im::Attempt::Again;
  auto lost = numbered(1);
  lost.attempt = im::Attempt::Again;
  REQUIRE(pair.world.send(later, again));
  REQUIRE(pair.world.send(later, lost));
  REQUIRE(pair.world.sign_in(later));
  pair.world.run_for(5s);
  CHECK(bodies(pair.bob) == expected_bodies(2));
  CHECK(stored(later) == 2);
}

TEST_CASE("requests that wait are answered after a resume, and refused when the session is over", "[session][resume]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  pair.world.cut(pair.alice);
  const auto request = pair.world.send(pair.alice, im::QueryArchive{.with = jid("bob@example.test"), .before = {}});
  REQUIRE(request);
  pair.world.run_for(5s);
  REQUIRE(pair.alice.count<im::ArchivePage>() == 1);
  CHECK(pair.alice.last<im::ArchivePage>()->request == *request);

  pair.world.cut(pair.alice);
  pair.world.server().forget_sessions();
  const auto refused = pair.world.send(pair.alice, im::QueryArchive{.with = jid("bob@example.test"), .before = {}});
  REQUIRE(refused);
  pair.world.run_for(5s);
  REQUIRE(pair.alice.count<protocol::RequestFailed>() == 1);
  CHECK(pair.alice.last<protocol::RequestFailed>()->request == *refused);
  CHECK(pair.alice.last<protocol::RequestFailed>()->error.condition == protocol::StanzaCondition::Disconnected);
}

TEST_CASE("a link that only seems to be there is noticed as soon as somebody doubts it", "[session][resume]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  pair.world.cut_silently(pair.alice);
  pair.world.send(pair.alice, protocol::CheckLink{});
  pair.world.run_for(5s);
  CHECK(pair.alice.count<protocol::Suspended>() == 1);
}

TEST_CASE("a link that is there bears any number of doubts", "[session][resume]") {
  Pair pair;
  REQUIRE(pair.sign_in());
  for (int i = 0; i < 20; ++i) {
    pair.world.send(pair.alice, protocol::CheckLink{});
    pair.world.run_for(1s);
  }
  CHECK(pair.alice.count<protocol::Suspended>() == 0);
}
