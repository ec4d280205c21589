#include "protocol/xep/0215_external_services/codec.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "protocol/core/datetime.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0215 {
namespace {

// A name or address as it may stand in a URI of RFC 7064 and RFC 7065.
bool is_host(std::string_view host) {
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == ':' || c == '[' || c == ']';
  });
}

bool is_port(std::string_view port) {
  std::uint16_t value = 0;
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), value);
  return error == std::errc{} && end == port.data() + port.size() && value != 0;
}

std::optional<jingle::IceServer> parse_service(const xml::Element& service) {
  const auto attribute = [&](std::string_view name) { return service.attribute(name).value_or(std::string_view{}); };
  const auto type = attribute("type");
  const bool turn = type == "turn" || type == "turns";
  if (!turn && type != "stun" && type != "stuns") return std::nullopt;
  const auto host = attribute("host");
  if (!is_host(host)) return std::nullopt;

  jingle::IceServer server;
  server.url.append(type).append(":");
  const bool bare_ipv6 = host.contains(':') && !host.starts_with('[');
  server.url.append(bare_ipv6 ? "[" : "").append(host).append(bare_ipv6 ? "]" : "");
  if (const auto port = attribute("port"); is_port(port)) server.url.append(":").append(port);
  if (!turn) return server;
  // Browsers refuse a TURN server without credentials, and with it the whole connection.
  server.username = attribute("username");
  server.credential = attribute("password");
  if (server.username.empty() || server.credential.empty()) return std::nullopt;
  if (const auto transport = attribute("transport"); transport == "udp" || transport == "tcp") {
    server.url.append("?transport=").append(transport);
  }
  return server;
}

}  // namespace

xml::Serialized services_query() {
  xml::Writer writer;
  writer.open("services", kNamespace).close();
  return writer.take();
}

ServiceList parse_services(const xml::Element& services) {
  ServiceList list;
  for (const auto service : services.children("service")) {
    auto server = parse_service(service);
    if (!server) continue;
    list.ice_servers.push_back(std::move(*server));
    const auto expires = parse_datetime(service.attribute("expires").value_or(""));
    if (expires && (!list.expires || *expires < *list.expires)) list.expires = expires;
  }
  return list;
}

}  // namespace protocol::xep0215
