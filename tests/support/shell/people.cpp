#include "tests/support/shell/people.hpp"

#include <algorithm>
#include <chrono>

#include <catch2/catch_test_macros.hpp>

namespace support::page {
namespace {

using namespace std::chrono_literals;

Town& with_accounts(Town& town) {
  town.server.add_account("ann", "secret");
  town.server.add_account("bob", "secret");
  town.server.befriend("ann", "bob");
  return town;
}

bool sees(const Page& page, std::string_view address) {
  const auto* found = conversation(page, address);
  return found != nullptr && found->presence == ::ui::model::Presence::Online;
}

}  // namespace

AnnAndBob::AnnAndBob() : ann(with_accounts(town).add_page()), bob(town.add_page()) {}

void AnnAndBob::sign_in() {
  ann.sign_in(kAnn, "secret");
  bob.sign_in(kBob, "secret");
  REQUIRE(town.run_until([&] { return is_online(ann) && is_online(bob) && sees(ann, kBob) && sees(bob, kAnn); }));
  town.run_for(100ms);
}

void AnnAndBob::talk() {
  sign_in();
  ann.open(kBob);
  bob.open(kAnn);
  town.run_for(1s);
}

bool is_online(const Page& page) { return page.state().connection.link == ::ui::model::Link::Online; }

const ::ui::model::Conversation* conversation(const Page& page, std::string_view address) {
  const auto& all = page.state().conversations;
  const auto found = std::ranges::find(all, address, &::ui::model::Conversation::address);
  return found == all.end() ? nullptr : &*found;
}

::ui::model::TimelineItem last(const Page& page) {
  const auto& timeline = *page.state().open->timeline;
  REQUIRE(timeline.begin() < timeline.end());
  return timeline.item(timeline.end() - 1);
}

std::size_t count(const Page& page) {
  const auto& timeline = *page.state().open->timeline;
  return static_cast<std::size_t>(timeline.end() - timeline.begin());
}

}  // namespace support::page
