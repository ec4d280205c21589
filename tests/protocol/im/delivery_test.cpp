#include "protocol/im/delivery.hpp"

#include <array>
#include <set>

#include <catch2/catch_test_macros.hpp>

using protocol::im::Delivery;
using protocol::im::is_pending;
using protocol::im::may_become;

namespace {

constexpr std::array kAll{Delivery::Queued, Delivery::Transmitted, Delivery::Doubtful,
                          Delivery::Stored, Delivery::Received,    Delivery::Failed};

std::set<Delivery> reached_from(Delivery from) {
  std::set<Delivery> reached{from};
  for (std::size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const Delivery a : kAll) {
      for (const Delivery b : kAll)
        if (reached.contains(a) && may_become(a, b)) reached.insert(b);
    }
  }
  return reached;
}

}  // namespace

TEST_CASE("every stage of a message's life can be reached, and none is left without an end", "[im][delivery]") {
  CHECK(reached_from(Delivery::Queued).size() == kAll.size());
  for (const Delivery stage : kAll) {
    CAPTURE(static_cast<int>(stage));
    CHECK(reached_from(stage).contains(Delivery::Failed));
    CHECK_FALSE(may_become(stage, stage));
  }
  CHECK(reached_from(Delivery::Failed).size() == 1);
}

TEST_CASE("what our server has is never sent again", "[im][delivery]") {
  for (const Delivery stage : reached_from(Delivery::Stored)) CHECK_FALSE(is_pending(stage));
  for (const Delivery stage : {Delivery::Queued, Delivery::Transmitted, Delivery::Doubtful}) CHECK(is_pending(stage));
}
