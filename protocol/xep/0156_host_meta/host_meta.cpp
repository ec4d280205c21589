#include "protocol/xep/0156_host_meta/host_meta.hpp"

#include <algorithm>

#include "protocol/xml/parser.hpp"

namespace protocol::xep0156 {
namespace {

constexpr std::string_view kXrd = "http://docs.oasis-open.org/ns/xri/xrd-1.0";
constexpr std::string_view kWebSocket = "urn:xmpp:alt-connections:websocket";
constexpr xml::Limits kLimits{.bytes = 65536, .depth = 16, .attributes = 32, .nodes = 1024, .namespaces = 32};

// Documents on web servers may have what streams may not. A `<` cannot stand in an attribute, and no CDATA is of use here,
// so what looks like a comment is one.
std::string without_comments(std::string_view document) {
  std::string out;
  while (!document.empty()) {
    const auto begin = document.find("<!--");
    out += document.substr(0, begin);
    if (begin == std::string_view::npos) break;
    const auto end = document.find("-->", begin + 4);
    document.remove_prefix(end == std::string_view::npos ? document.size() : end + 3);
  }
  return out;
}

bool is_web_socket_url(std::string_view url) {
  if (!url.starts_with("wss://") && !url.starts_with("ws://")) return false;
  return std::ranges::all_of(url, [](char c) { return c > ' ' && c < 0x7F; });
}

}  // namespace

std::expected<std::vector<std::string>, xml::ParseError> parse_host_meta(std::string_view document) {
  if (document.size() > kLimits.bytes) return std::unexpected(xml::ParseError{xml::ParseFault::FrameTooLarge, 0});
  if (document.starts_with("\xEF\xBB\xBF")) document.remove_prefix(3);
  const auto text = without_comments(document);
  const auto start = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  xml::Parser parser(kLimits);
  const auto root = parser.parse(std::string_view(text).substr(start));
  if (!root) return std::unexpected(root.error());
  std::vector<std::string> urls;
  if (!root->is("XRD", kXrd)) return urls;
  for (const auto link : root->children("Link")) {
    const auto href = link.attribute("href").value_or("");
    if (link.attribute("rel") == kWebSocket && is_web_socket_url(href)) urls.emplace_back(href);
  }
  return urls;
}

}  // namespace protocol::xep0156
