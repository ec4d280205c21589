#include "protocol/xep/0176_ice_udp/transport.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/xml_frame.hpp"

using namespace protocol::xep0176;
namespace sdp = protocol::sdp;
using tests::jingle::Frame;

namespace {

std::optional<Transport> read(const std::string& attributes, const std::string& inside = {}) {
  const Frame frame("<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' " + attributes + ">" + inside +
                    "</transport>");
  return read_transport(frame.element());
}

constexpr std::string_view kCredentials = "pwd='asd88fgpdd777uzjYhagZg' ufrag='8hhy'";

std::size_t candidates(const std::string& attributes) {
  const auto transport = read(std::string(kCredentials), "<candidate " + attributes + "/>");
  REQUIRE(transport.has_value());
  return transport->candidates.size();
}

}  // namespace

TEST_CASE("a transport with the candidates of the specification's example is read", "[xep0176]") {
  const auto transport = read(
      std::string(kCredentials),
      "<candidate component='1' foundation='1' generation='0' id='el0747fg11' ip='10.0.1.1' network='1' port='8998' "
      "priority='2130706431' protocol='udp' type='host'/><candidate component='1' foundation='2' generation='0' "
      "id='y3s2b30v3r' ip='192.0.2.3' network='1' port='45664' priority='1694498815' protocol='udp' "
      "rel-addr='10.0.1.1' "
      "rel-port='8998' type='srflx'/>");
  REQUIRE(transport.has_value());
  CHECK(transport->ice == sdp::IceCredentials{"8hhy", "asd88fgpdd777uzjYhagZg"});
  REQUIRE(transport->candidates.size() == 2);
  CHECK(write_candidate(transport->candidates[1]) ==
        "candidate:2 1 udp 1694498815 192.0.2.3 45664 typ srflx raddr 10.0.1.1 rport 8998 generation 0 ufrag 8hhy");
}

TEST_CASE("candidates may come with the ufrag alone", "[xep0176]") {
  const auto transport = read("ufrag='8hhy'");
  REQUIRE(transport.has_value());
  CHECK_FALSE(transport->ice.has_value());
  CHECK(transport->ufrag == "8hhy");
}

TEST_CASE("credentials that break the grammar are refused", "[xep0176]") {
  CHECK_FALSE(read("ufrag='8hh' pwd='asd88fgpdd777uzjYhagZg'").has_value());
  CHECK_FALSE(read("ufrag='8hhy' pwd='short'").has_value());
  CHECK_FALSE(read("ufrag='8h y' pwd='asd88fgpdd777uzjYhagZg'").has_value());
  CHECK_FALSE(read("ufrag='8hhy' pwd='asd88fgpdd777uzjYhag&#13;&#10;a=x'").has_value());
  CHECK_FALSE(read("pwd='asd88fgpdd777uzjYhagZg'").has_value());
  CHECK_FALSE(read("ufrag='" + std::string(257, 'a') + "'").has_value());
  const Frame other("<transport xmlns='urn:xmpp:jingle:transports:raw-udp:1'/>");
  CHECK_FALSE(read_transport(other.element()).has_value());
}

TEST_CASE("candidates that break the grammar are dropped", "[xep0176]") {
  const std::string good =
      "component='1' foundation='1' ip='192.0.2.1' port='1' priority='1' protocol='udp' type='host'";
  CHECK(candidates(good) == 1);
  CHECK(candidates(good + " tcptype='odd'") == 0);
  CHECK(candidates(good + " rel-addr='not an address'") == 0);
  CHECK(candidates(good + " rel-addr='192.0.2.1' rel-port='-1'") == 0);
  CHECK(candidates(good + " rel-addr='192.0.2.1'") == 1);
  CHECK(candidates(good + " generation='new'") == 1);  // an optional hint
  for (const auto* name : {"component", "foundation", "ip", "port", "priority", "protocol", "type"}) {
    INFO(name);
    auto without = good;
    const auto begin = without.find(name);
    without.erase(begin, without.find("' ", begin) == std::string::npos ? std::string::npos
                                                                        : without.find("' ", begin) + 2 - begin);
    CHECK(candidates(without) == 0);
    auto poisoned = good;
    poisoned.insert(poisoned.find('\'', poisoned.find(name)) + 1, "&#10;a=evil ");
    CHECK(candidates(poisoned) == 0);
  }
}

TEST_CASE("only UDP candidates are written, each with a name of its own", "[xep0176]") {
  Transport transport;
  transport.ice = sdp::make_credentials("8hhy", "asd88fgpdd777uzjYhagZg");
  transport.candidates.push_back(*sdp::parse_candidate("candidate:a+b 1 udp 7 192.0.2.1 9 typ host"));
  transport.candidates.push_back(*sdp::parse_candidate("candidate:1 1 tcp 7 192.0.2.1 9 typ host tcptype active"));
  transport.candidates.push_back(*sdp::parse_candidate("candidate:1 1 udp 6 x.local 9 typ relay raddr :: rport 0"));
  const Frame frame(write_transport(transport).release());
  const auto again = read_transport(frame.element());
  REQUIRE(again.has_value());
  REQUIRE(again->candidates.size() == 2);
  CHECK(again->candidates[1].address == "x.local");
  CHECK(frame.element().first_child().attribute("id") == "ca_b-1-9-7");
}
