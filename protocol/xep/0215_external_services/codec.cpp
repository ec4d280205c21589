#include "protocol/xep/0215_external_services/codec.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "protocol/core/datetime.hpp"
#include "protocol/sdp/address.hpp"
#include "protocol/sdp/grammar.hpp"
#include "protocol/xep/0166_jingle/value.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0215 {
namespace {

constexpr std::size_t kMaxCredential = 508;

// Addresses at which nobody can be a server: this network, multicast and broadcast (RFC 6890, RFC 5771).
bool is_reachable_ipv4(std::string_view text) {
  const auto first = sdp::parse_number<std::uint8_t>(text.substr(0, text.find('.')), 1, 223);
  return first.has_value();
}

// The same of version 6: `::` in each way of writing it, and ff00::/8.
bool is_reachable_ipv6(std::string_view text) {
  if ((text[0] == 'f' || text[0] == 'F') && (text[1] == 'f' || text[1] == 'F') && text.find(':') == 4) return false;
  return text.find_first_not_of("0:.") != std::string_view::npos;
}

// What browsers read as an address of version 4 in a form beside the usual one, such as 0x7f.1 (WHATWG URL, "ends in a
// number").
bool is_numeric(std::string_view name) {
  const auto last = name.substr(name.rfind('.') + 1);  // of npos: the whole
  return last.starts_with("0x") || last.starts_with("0X") ||
         last.find_first_not_of("0123456789") == std::string_view::npos;
}

// `host` as it stands in a URI of RFC 7064 and RFC 7065: an address of version 6 in brackets, one of version 4, or a name
// of RFC 1123. Nothing for what is none of them, or is no place of a server.
std::optional<std::string> read_host(std::string_view host) {
  const bool bracketed = host.starts_with('[') && host.ends_with(']');
  const auto inside = bracketed && host.size() > 2 ? host.substr(1, host.size() - 2) : host;
  if (sdp::is_ipv6(inside)) {
    if (!is_reachable_ipv6(inside)) return std::nullopt;
    return std::string("[").append(inside).append("]");
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  const bool usable = sdp::is_ipv4(host) ? is_reachable_ipv4(host) : sdp::is_domain_name(host) && !is_numeric(host);
  if (!usable) return std::nullopt;
  return std::string(host);
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

// Browsers refuse a TURN server without credentials, or with such as are too long (RFC 8489 §14.3: 508 bytes), and with
// it the whole list.
bool read_credentials(IceServer& server, const xml::Element& service) {
  server.username = service.attribute("username").value_or("");
  server.credential = service.attribute("password").value_or("");
  return !server.username.empty() && !server.credential.empty() && server.username.size() <= kMaxCredential &&
         server.credential.size() <= kMaxCredential && !has_control(server.username) && !has_control(server.credential);
}

std::optional<IceServer> parse_service(const xml::Element& service) {
  const auto attribute = [&](std::string_view name) { return xep0166::value_of(service, name); };
  const auto type = attribute("type");
  const bool turn = type == "turn" || type == "turns";
  if (!turn && type != "stun" && type != "stuns") return std::nullopt;
  const auto host = read_host(attribute("host"));
  if (!host) return std::nullopt;

  IceServer server;
  server.url.append(type).append(":").append(*host);
  // Without a port, or with what is none, the usual one of that type.
  const auto port = sdp::parse_number<std::uint16_t>(attribute("port"), 1, 0xFFFF);
  if (port) server.url.append(":").append(std::to_string(*port));
  if (!turn) return server;
  if (!read_credentials(server, service)) return std::nullopt;
  if (const auto transport = attribute("transport"); transport == "udp" || transport == "tcp")
    server.url.append("?transport=").append(transport);
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
