#include "shell/chat/unsent.hpp"

#include <chrono>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/shell/fake_requests.hpp"
#include "tests/support/shell/fake_system.hpp"

using namespace std::chrono_literals;
using protocol::SendError;
using protocol::im::Attempt;
using protocol::im::Delivery;
using protocol::im::SendMessage;
using shell::Now;
using shell::chat::Unsent;
using support::page::FakeRequests;

namespace {

const protocol::Jid kBob = *protocol::Jid::parse("bob@example.org");
constexpr Now kNow{.at = protocol::Time(1h), .wall = support::page::kWallOrigin};

// A device and one page on it.
struct Device {
  support::page::FakeStorage& storage;
  FakeRequests requests;
  shell::Model model;
  shell::page::Notices notices{model};
  shell::store::Values values{storage, notices};
  shell::store::AccountStore store{values};
  Unsent unsent{requests, store};

  explicit Device(support::page::FakeStorage& kept) : storage(kept) {
    store.open(*protocol::Jid::parse("ann@example.org"));
    unsent.restore(kNow);
  }
};

}  // namespace

TEST_CASE("a message is stored before it goes out, until the server has it", "[chat][unsent]") {
  support::page::FakeStorage storage;
  Device device(storage);
  device.requests.on_send = [&] { CHECK(storage.values.size() == 1); };
  REQUIRE(device.unsent.add(kBob, {"1"}, "hello", {}, kNow));
  CHECK(device.requests.all<SendMessage>().front().attempt == Attempt::First);

  device.unsent.delivery({.peer = kBob, .id = {"1"}, .delivery = Delivery::Stored, .error = {}}, kNow);
  CHECK(storage.values.empty());
}

TEST_CASE("what an earlier page left is looked for before it is sent", "[chat][unsent]") {
  support::page::FakeStorage storage;
  {
    Device before(storage);
    before.requests.answer = std::unexpected(SendError::NotOnline);
    REQUIRE(before.unsent.add(kBob, {"1"}, "a,b:c \xF0\x9F\x98\x80", {}, kNow));
    REQUIRE(before.unsent.add(kBob, {"2"}, "", {}, kNow));
  }
  Device after(storage);
  REQUIRE(after.unsent.messages().size() == 2);
  CHECK(after.unsent.messages().front().typed_at == kNow.wall);
  CHECK(after.unsent.online(kNow).empty());
  const auto sent = after.requests.all<SendMessage>();
  REQUIRE(sent.size() == 2);
  CHECK(sent[0].body == "a,b:c \xF0\x9F\x98\x80");
  CHECK(sent[0].id.value == "1");
  CHECK(sent[0].attempt == Attempt::Again);
  CHECK(sent[1].id.value == "2");
  CHECK(after.unsent.online(kNow).empty());
  CHECK(after.requests.all<SendMessage>().size() == 2);  // given once
}

TEST_CASE("what is typed before the session is online goes out after what an earlier page left", "[chat][unsent]") {
  support::page::FakeStorage storage;
  {
    Device before(storage);
    before.requests.answer = std::unexpected(SendError::NotOnline);
    REQUIRE(before.unsent.add(kBob, {"1"}, "first", {}, kNow));
    REQUIRE(before.unsent.add(kBob, {"2"}, "second", {}, kNow));
  }
  Device after(storage);  // its session takes messages before it is online
  REQUIRE(after.unsent.add(kBob, {"3"}, "third", {}, kNow));
  REQUIRE(after.unsent.add(kBob, {"4"}, "fourth", {}, kNow));
  CHECK(after.unsent.online(kNow).empty());
  REQUIRE(after.unsent.add(kBob, {"5"}, "fifth", {}, kNow));
  std::string order;
  for (const SendMessage& message : after.requests.all<SendMessage>()) order += message.id.value;
  CHECK(order == "12345");
}

TEST_CASE("a message that cannot be sent stays as failed until it is given up", "[chat][unsent]") {
  support::page::FakeStorage storage;
  {
    Device device(storage);
    device.requests.answer = std::unexpected(SendError::TooLong);
    CHECK(device.unsent.add(kBob, {"1"}, "long", {}, kNow).error() == SendError::TooLong);
  }
  Device later(storage);
  REQUIRE(later.unsent.messages().size() == 1);
  CHECK(later.unsent.messages().front().stage == Unsent::Stage::Failed);
  later.unsent.online(kNow);
  CHECK(later.requests.sent.empty());
  later.unsent.forget({"1"});
  CHECK(storage.values.empty());
}

TEST_CASE("a full storage is said once and loses nothing in memory", "[chat][unsent][store]") {
  support::page::FakeStorage storage;
  storage.full = true;
  Device device(storage);
  CHECK(device.unsent.add(kBob, {"1"}, "one", {}, kNow));
  CHECK(device.unsent.add(kBob, {"2"}, "two", {}, kNow));
  CHECK(device.unsent.messages().size() == 2);
  REQUIRE(device.model.read().notices.size() == 1);
  CHECK(device.model.read().notices.front().kind == ui::model::NoticeKind::NotStored);
}

TEST_CASE("a damaged record costs its own message alone, and is removed", "[chat][unsent]") {
  support::page::FakeStorage storage;
  {
    Device device(storage);
    for (const char* id : {"1", "2", "3"}) REQUIRE(device.unsent.add(kBob, {id}, id, {}, kNow));
  }
  const std::string key = "parley.1.outbox:ann@example.org/2";
  const std::string whole = storage.values.at(key);
  for (const std::string& damaged :
       {whole.substr(0, whole.size() - 3), std::string("99999999999999999999:x,"), std::string(),
        storage.values.at("parley.1.outbox:ann@example.org/1"), std::string("19:9223372036854775807,").append(whole)}) {
    CAPTURE(damaged);
    storage.values[key] = damaged;
    Device later(storage);
    REQUIRE(later.unsent.messages().size() == 2);
    CHECK(later.unsent.messages()[0].body == "1");
    CHECK(later.unsent.messages()[1].body == "3");
    CHECK_FALSE(storage.values.contains(key));
  }
}

TEST_CASE("a tab leaves alone what another one has stored meanwhile", "[chat][unsent][tabs]") {
  support::page::FakeStorage storage;
  Device first(storage);
  Device second(storage);
  REQUIRE(first.unsent.add(kBob, {"1"}, "one", {}, kNow));
  REQUIRE(second.unsent.add(kBob, {"2"}, "two", {}, kNow));
  first.unsent.delivery({.peer = kBob, .id = {"1"}, .delivery = Delivery::Stored, .error = {}}, kNow);
  CHECK(Device(storage).unsent.messages().size() == 1);
  first.unsent.erase();
  REQUIRE(Device(storage).unsent.messages().size() == 1);
  CHECK(Device(storage).unsent.messages().front().body == "two");
}

TEST_CASE("what an earlier version kept as one value is taken over once, in order", "[chat][unsent]") {
  support::page::FakeStorage storage;
  const std::string old = "parley.1.outbox:ann@example.org";
  storage.values[old] =
      "1:w,15:bob@example.org,1:b,13:1767225600000,5:first,1:f,15:bob@example.org,1:a,13:1767225600001,6:second,"
      "1:w,15:bob@example.org,1:c,13:17672256";
  for (int page = 0; page < 2; ++page) {
    Device device(storage);
    REQUIRE(device.unsent.messages().size() == 2);
    CHECK(device.unsent.messages()[0].body == "first");
    CHECK(device.unsent.messages()[1].body == "second");
    CHECK(device.unsent.messages()[1].stage == Unsent::Stage::Failed);
    CHECK_FALSE(storage.values.contains(old));
  }
}

TEST_CASE("what cannot be taken over for want of room stays where it is", "[chat][unsent]") {
  support::page::FakeStorage storage;
  const std::string old = "parley.1.outbox:ann@example.org";
  storage.values[old] = "1:w,15:bob@example.org,1:b,13:1767225600000,5:first,";
  storage.full = true;
  CHECK(Device(storage).unsent.messages().size() == 1);
  CHECK(storage.values.contains(old));
}
