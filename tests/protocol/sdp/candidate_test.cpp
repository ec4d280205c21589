#include "protocol/sdp/candidate.hpp"

#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "protocol/sdp/address.hpp"

using namespace protocol::sdp;

TEST_CASE("candidates of browsers are read and written again", "[sdp][candidate]") {
  const std::string line = GENERATE(
      "candidate:842163049 1 udp 1677729535 203.0.113.7 46154 typ srflx raddr 10.0.0.17 rport 46154 generation 0 ufrag "
      "EsAw network-id 1 network-cost 10",
      "candidate:1467250027 1 udp 2122260223 5ab2c1a3-4f3b-4a6e-9a57-5d9f3c6e8d11.local 46243 typ host generation 0",
      "candidate:0 1 udp 2122252543 2001:db8::1 40134 typ host",
      "candidate:4 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active generation 0",
      "candidate:a/b+ 2 udp 33562367 turn.example.org 1 typ relay raddr 0.0.0.0 rport 0",
      "candidate:9 1 udp 1 ::ffff:192.0.2.9 65535 typ prflx raddr :: rport 9");
  const auto candidate = parse_candidate(line);
  REQUIRE(candidate.has_value());
  CHECK(write_candidate(*candidate) == line);
  CHECK(parse_candidate("a=" + line) == candidate);
}

TEST_CASE("unknown extensions of a candidate are dropped", "[sdp][candidate]") {
  const auto candidate = parse_candidate("candidate:1 1 UDP 1 192.0.2.1 9 typ host future thing generation 3");
  REQUIRE(candidate.has_value());
  CHECK(write_candidate(*candidate) == "candidate:1 1 udp 1 192.0.2.1 9 typ host generation 3");
}

TEST_CASE("a related port without address says nothing", "[sdp][candidate]") {
  const auto candidate = parse_candidate("candidate:1 1 udp 1 192.0.2.1 9 typ srflx rport 5");
  REQUIRE(candidate.has_value());
  CHECK(parse_candidate(write_candidate(*candidate)) == candidate);
}

TEST_CASE("candidates that break the grammar are refused", "[sdp][candidate]") {
  const std::string line = GENERATE(
      "", "candidate:", "candidate 1 1 udp 1 192.0.2.1 9 typ host", "candidate:1 0 udp 1 192.0.2.1 9 typ host",
      "candidate:1 257 udp 1 192.0.2.1 9 typ host", "candidate:1 1 sctp 1 192.0.2.1 9 typ host",
      "candidate:1 1 udp 2147483648 192.0.2.1 9 typ host", "candidate:1 1 udp -1 192.0.2.1 9 typ host",
      "candidate:1 1 udp 1 192.0.2.1 65536 typ host", "candidate:1 1 udp 1 192.0.2.1 9 typ guest",
      "candidate:1 1 udp 1 192.0.2.1 9 type host", "candidate:1 1 udp 1 192.0.2.1 9",
      "candidate:1  1 udp 1 192.0.2.1 9 typ host", "candidate:1! 1 udp 1 192.0.2.1 9 typ host",
      "candidate:1 1 udp 1 192.0.2.1 9 typ host raddr not_an@address rport 1",
      "candidate:1 1 udp 1 192.0.2.1 9 typ host tcptype odd", "candidate:1 1 udp 1 192.0.2.1 9 typ host ufrag !",
      "candidate:1 1 udp 1 192.0.2.1 9 typ host generation", "candidate:1 1 udp 1 192.0.2.1 9 typ host\r\na=x",
      "candidate:1 1 udp 1 192.0.2.1\r\na=mid:evil 9 typ host",
      "candidate:123456789012345678901234567890123 1 udp 1 192.0.2.1 9 typ host");
  INFO(line);
  CHECK_FALSE(parse_candidate(line).has_value());
}

TEST_CASE("addresses follow their grammar", "[sdp][candidate]") {
  for (const auto* good : {"0.0.0.0", "255.255.255.255", "::", "::1", "2001:db8:0:0:0:0:0:1", "2001:DB8::", "fe80::1:2",
                           "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "x.local", "a-b.example", "localhost"}) {
    INFO(good);
    CHECK(is_connection_address(good));
  }
  for (const auto* bad : {"", " ", "1.2.3.4 ", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3",
                          "12345::", "1.2.3.4::", "fe80::1%eth0", "-a.example", "a..b", "a.example.", "ex ample", "a/b",
                          "[::1]", "::1.2.3.256", "1:2:3:4:5:6:7:1.2.3.4"}) {
    INFO(bad);
    CHECK_FALSE(is_connection_address(bad));
  }
  CHECK_FALSE(is_ipv4("1.2.3.256"));
  CHECK_FALSE(is_ipv4("1.2.3"));
}
