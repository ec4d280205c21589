#pragma once

#include <string_view>

namespace protocol::sdp {

// `connection-address` of a candidate (RFC 8839 §5.1): an IPv4 or IPv6 address, or a domain name such as the mDNS
// names under .local that browsers make.
[[nodiscard]] bool is_connection_address(std::string_view text);

// Dotted decimal, each part 0 to 255 (RFC 8866 §9, IP4-address).
[[nodiscard]] bool is_ipv4(std::string_view text);
// RFC 4291 §2.2, without a zone.
[[nodiscard]] bool is_ipv6(std::string_view text);
// Labels of letters, digits, hyphens and underscores; at most 253 bytes (RFC 1035 §2.3.1).
[[nodiscard]] bool is_domain_name(std::string_view text);

}  // namespace protocol::sdp
