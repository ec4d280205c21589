#include "shell/store/account_store.hpp"

#include <chrono>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/shell/fake_system.hpp"

using namespace std::chrono_literals;
using shell::store::AccountStore;

namespace {

constexpr protocol::Time kNow{1h};

struct Device {
  support::page::FakeStorage storage;
  shell::Model model;
  shell::page::Notices notices{model};
  shell::store::Values values{storage, notices};
};

}  // namespace

TEST_CASE("two accounts on one device keep their own", "[store]") {
  Device device;
  AccountStore ann(device.values);
  AccountStore bob(device.values);
  ann.open(*protocol::Jid::parse("ann@example.org/x"));
  bob.open(*protocol::Jid::parse("bob@example.org"));
  ann.write(shell::store::kSeen, "1", kNow);
  bob.write(shell::store::kSeen, "2", kNow);
  CHECK(ann.write_item(shell::store::kDrafts, "eve@example.org", "to Eve", kNow));
  CHECK(ann.read(shell::store::kSeen) == "1");
  CHECK(bob.read(shell::store::kSeen) == "2");
  CHECK(bob.read_items(shell::store::kDrafts).empty());
  REQUIRE(ann.read_items(shell::store::kDrafts).size() == 1);
  CHECK(ann.read_items(shell::store::kDrafts).front().id == "eve@example.org");
  ann.erase();
  CHECK_FALSE(ann.read(shell::store::kSeen).has_value());
  CHECK(bob.read(shell::store::kSeen) == "2");
}

TEST_CASE("nobody's values are not kept", "[store]") {
  Device device;
  AccountStore guest(device.values);
  guest.write(shell::store::kSeen, "1", kNow);
  CHECK(guest.write_item(shell::store::kOutbox, "1", "hello", kNow));
  CHECK(device.storage.values.empty());
  CHECK_FALSE(guest.read(shell::store::kSeen).has_value());
  CHECK(guest.read_items(shell::store::kOutbox).empty());
}

TEST_CASE("a full device is told of once, whoever writes", "[store]") {
  Device device;
  device.storage.full = true;
  AccountStore ann(device.values);
  ann.open(*protocol::Jid::parse("ann@example.org"));
  CHECK_FALSE(ann.write_item(shell::store::kOutbox, "1", "hello", kNow));
  CHECK_FALSE(device.values.write(shell::store::kTheme, "dark", kNow));
  REQUIRE(device.model.read().notices.size() == 1);
  CHECK(device.model.read().notices.front().kind == ui::model::NoticeKind::NotStored);
}
