#pragma once

#include <string_view>

#include "protocol/xml/serialized.hpp"

// XMPP Ping (XEP-0199).
namespace protocol::xep0199 {

inline constexpr std::string_view kNamespace = "urn:xmpp:ping";

// A whole iq that asks `to` for a sign of life.
xml::Serialized ping_iq(std::string_view id, std::string_view to);

}  // namespace protocol::xep0199
