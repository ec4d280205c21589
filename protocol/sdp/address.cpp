#include "protocol/sdp/address.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "protocol/sdp/grammar.hpp"

namespace protocol::sdp {
namespace {

// Takes what stands before `separator` off `rest`; `more` tells whether the separator was there.
std::string_view take_until(std::string_view& rest, char separator, bool& more) {
  const auto at = rest.find(separator);
  more = at != std::string_view::npos;
  const auto part = rest.substr(0, at);
  rest = more ? rest.substr(at + 1) : std::string_view{};
  return part;
}

bool is_hex_group(std::string_view text) {
  return !text.empty() && text.size() <= 4 && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  });
}

// Groups of 16 bits in `text`, where the last may be an IPv4 address, which counts for two; -1 if ill-formed.
int count_groups(std::string_view text) {
  if (text.empty()) return 0;
  int groups = 0;
  for (bool more = true; more;) {
    const auto group = take_until(text, ':', more);
    if (!more && is_ipv4(group)) return groups + 2;
    if (!is_hex_group(group)) return -1;
    ++groups;
  }
  return groups;
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
         });
}

}  // namespace

bool is_ipv4(std::string_view text) {
  int parts = 0;
  for (bool more = true; more; ++parts) {
    const auto part = take_until(text, '.', more);
    if (part.size() > 3 || !parse_number<std::uint16_t>(part, 0, 255)) return false;
  }
  return parts == 4;
}

bool is_ipv6(std::string_view text) {
  if (text.size() > 45 || !text.contains(':')) return false;
  const auto gap = text.find("::");
  if (gap == std::string_view::npos) return count_groups(text) == 8;
  const auto head = text.substr(0, gap);
  if (head.contains('.')) return false;  // an IPv4 address may only end it
  const int before = count_groups(head);
  const int after = count_groups(text.substr(gap + 2));
  return before >= 0 && after >= 0 && before + after <= 7;
}

bool is_domain_name(std::string_view text) {
  if (text.empty() || text.size() > 253) return false;
  for (bool more = true; more;)
    if (!is_label(take_until(text, '.', more))) return false;
  return true;
}

bool is_connection_address(std::string_view text) { return is_ipv4(text) || is_ipv6(text) || is_domain_name(text); }

}  // namespace protocol::sdp
