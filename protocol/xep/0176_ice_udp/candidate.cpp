#include "protocol/xep/0176_ice_udp/candidate.hpp"

#include <cstdint>
#include <string>

#include "protocol/sdp/address.hpp"
#include "protocol/sdp/grammar.hpp"
#include "protocol/xep/0166_jingle/value.hpp"

namespace protocol::xep0176 {
namespace {

using sdp::IceCandidate;
using sdp::parse_number;

constexpr std::uint32_t kAny = 0xFFFFFFFFU;

bool read_related(IceCandidate& candidate, const xml::Element& element) {
  const auto address = xep0166::value_of(element, "rel-addr");
  const auto port = xep0166::value_of(element, "rel-port");
  if (address.empty()) return true;
  if (!sdp::is_connection_address(address)) return false;
  const auto number = port.empty() ? 0 : parse_number<std::uint16_t>(port, 0, 0xFFFF);
  if (!number) return false;
  candidate.related_address = address;
  candidate.related_port = *number;
  return true;
}

bool read_tcp_type(IceCandidate& candidate, const xml::Element& element) {
  const auto tcp_type = xep0166::value_of(element, "tcptype");
  if (tcp_type.empty()) return true;
  candidate.tcp_type = sdp::parse_tcp_type(tcp_type);
  return candidate.tcp_type.has_value();
}

}  // namespace

std::optional<IceCandidate> read_candidate(const xml::Element& element) {
  const auto foundation = xep0166::value_of(element, "foundation");
  const auto component = parse_number<std::uint16_t>(xep0166::value_of(element, "component"), 1, 256);
  const auto protocol = sdp::parse_candidate_protocol(xep0166::value_of(element, "protocol"));
  const auto priority = parse_number<std::uint32_t>(xep0166::value_of(element, "priority"), 0, 0x7FFFFFFF);
  const auto address = xep0166::value_of(element, "ip");
  const auto port = parse_number<std::uint16_t>(xep0166::value_of(element, "port"), 0, 0xFFFF);
  const auto type = sdp::parse_candidate_type(xep0166::value_of(element, "type"));
  if (!sdp::is_ice_chars(foundation, 1, 32) || !component || !protocol || !priority ||
      !sdp::is_connection_address(address) || !port || !type) {
    return std::nullopt;
  }
  IceCandidate candidate;
  candidate.foundation = foundation;
  candidate.component = *component;
  candidate.protocol = *protocol;
  candidate.priority = *priority;
  candidate.address = address;
  candidate.port = *port;
  candidate.type = *type;
  if (!read_related(candidate, element) || !read_tcp_type(candidate, element)) return std::nullopt;
  candidate.generation = parse_number<std::uint32_t>(xep0166::value_of(element, "generation"), 0, kAny);
  return candidate;
}

void write_candidate(xml::Writer& writer, const IceCandidate& candidate, std::string_view id) {
  writer.open("candidate")
      .attribute("component", candidate.component)
      .attribute("foundation", candidate.foundation)
      .attribute("generation", candidate.generation.value_or(0))
      .attribute("id", id)
      .attribute("ip", candidate.address)
      .attribute("network", candidate.network_id.value_or(0))
      .attribute("port", candidate.port)
      .attribute("priority", candidate.priority)
      .attribute("protocol", name_of(candidate.protocol))
      .attribute("type", name_of(candidate.type));
  if (!candidate.related_address.empty())
    writer.attribute("rel-addr", candidate.related_address).attribute("rel-port", candidate.related_port);
  if (candidate.tcp_type) writer.attribute("tcptype", name_of(*candidate.tcp_type));
  writer.close();
}

}  // namespace protocol::xep0176
