#include "protocol/mux/address.hpp"

#include <catch2/catch_test_macros.hpp>

#include "protocol/mux/stanza_error.hpp"

using protocol::Jid;
using protocol::StanzaCondition;

namespace {

Jid address(std::string_view text) { return text.empty() ? Jid() : *Jid::parse(text); }

}  // namespace

TEST_CASE("only these answer a request", "[mux]") {
  struct Case {
    std::string_view from, to;
    bool answers;
  };
  const auto self = address("me@home/x");
  for (const auto& row : {
           Case{"", "", true},
           Case{"me@home", "", true},
           Case{"home", "", true},
           Case{"", "home", true},
           Case{"me@home", "home", true},
           Case{"home", "me@home", true},
           Case{"you@far/y", "you@far/y", true},
           Case{"you@far", "you@far/y", false},
           Case{"you@far/z", "you@far/y", false},
           Case{"far", "you@far/y", false},
           Case{"", "you@far/y", false},
           Case{"home", "you@far/y", false},
           Case{"you@home", "", false},
           Case{"me@home/y", "", false},
           Case{"far", "home", false},
       }) {
    INFO(row.from << " -> " << row.to);
    CHECK(protocol::mux::answers(address(row.from), address(row.to), self) == row.answers);
  }
}

TEST_CASE("every defined condition has its name", "[mux]") {
  for (int i = 0; i <= static_cast<int>(StanzaCondition::UnexpectedRequest); ++i) {
    const auto condition = static_cast<StanzaCondition>(i);
    CHECK(protocol::mux::parse_condition(protocol::mux::condition_name(condition)) == condition);
  }
  CHECK(protocol::mux::condition_name(StanzaCondition::Timeout) == "undefined-condition");
  CHECK_FALSE(protocol::mux::parse_condition("text"));
  CHECK_FALSE(protocol::mux::parse_condition(""));
}
