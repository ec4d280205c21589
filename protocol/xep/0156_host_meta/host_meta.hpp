#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/xml/parse_error.hpp"

// Discovering Alternative XMPP Connection Methods (XEP-0156): where a domain's WebSocket is.
namespace protocol::xep0156 {

// The WebSocket URLs (`wss:` or `ws:`) in `document`, the body of https://DOMAIN/.well-known/host-meta (XRD 1.0 in XML,
// RFC 6415 §3), in its order; none if it names none. Comments, a byte order mark and white space around the document are
// passed over; what else RFC 6120 forbids in XML is an error here too.
std::expected<std::vector<std::string>, xml::ParseError> parse_host_meta(std::string_view document);

}  // namespace protocol::xep0156
