#include "protocol/xep/0203_delay/delay.hpp"

#include <chrono>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "protocol/xml/parser.hpp"

using namespace std::chrono_literals;

namespace {

constexpr protocol::Timestamp kTrue{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1} + 12h};

std::string delay(std::string_view from, std::string_view stamp) {
  return "<delay xmlns='urn:xmpp:delay'" + (from.empty() ? std::string() : " from='" + std::string(from) + "'") +
         " stamp='" + std::string(stamp) + "'/>";
}

std::optional<protocol::Timestamp> own(const std::string& delays) {
  protocol::xml::Parser parser;
  const std::string frame = "<message xmlns='jabber:client'>" + delays + "</message>";
  const auto message = parser.parse(frame);
  REQUIRE(message);
  return protocol::xep0203::parse_own_delay(*message, *protocol::Jid::parse("me@example.org"));
}

}  // namespace

TEST_CASE("a delay counts in the name of our own server or account alone", "[delay]") {
  const std::string stamp = "2026-03-01T12:00:00Z";
  CHECK(own(delay("example.org", stamp)) == kTrue);
  CHECK(own(delay("me@example.org", stamp)) == kTrue);
  CHECK(own(delay("example.org", "2026-03-01T13:00:00.250+01:00")) == kTrue + 250ms);
  for (const char* from :
       {"", "friend@example.net", "example.net", "friend@example.org", "me@example.org/phone", "@"}) {
    CAPTURE(from);
    CHECK_FALSE(own(delay(from, stamp)));
  }
}

TEST_CASE("a delay that cannot be read, or none, is none", "[delay]") {
  CHECK_FALSE(own(""));
  for (const char* stamp : {"", "yesterday", "2026-03-01", "2026-13-01T12:00:00Z", "2026-03-01T12:00:00+99:00"}) {
    CAPTURE(stamp);
    CHECK_FALSE(own(delay("example.org", stamp)));
  }
}

TEST_CASE("what a contact adds hides no stamp of our server", "[delay]") {
  const std::string true_one = delay("example.org", "2026-03-01T12:00:00Z");
  CHECK(own(delay("friend@example.net", "2020-01-01T00:00:00Z") + true_one) == kTrue);
  CHECK(own(delay("example.org", "2020-01-01T00:00:00Z") + true_one) == kTrue);
  CHECK(own(delay("example.org", "nonsense") + true_one) == kTrue);
}
