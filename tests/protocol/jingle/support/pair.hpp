#pragma once

#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/network.hpp"

namespace tests::jingle {

inline constexpr std::string_view kRomeo = "romeo@montague.example/orchard";
inline constexpr std::string_view kJuliet = "juliet@capulet.example/balcony";

// Two people with a device each.
struct Pair {
  Network network;
  Device& romeo = network.add(kRomeo);
  Device& juliet = network.add(kJuliet);

  // A call that both talk in.
  void connect(std::string_view id = "c1") {
    romeo.call("juliet@capulet.example", id);
    network.run(std::chrono::seconds(1));
    juliet.accept(id);
    network.run(std::chrono::seconds(1));
    REQUIRE(romeo.last() == "state connected");
    REQUIRE(juliet.last() == "state connected");
  }
};

}  // namespace tests::jingle
