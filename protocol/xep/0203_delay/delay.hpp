#pragma once

#include <optional>
#include <string_view>

#include "protocol/core/time.hpp"
#include "protocol/xml/element.hpp"

// Delayed Delivery (XEP-0203).
namespace protocol::xep0203 {

inline constexpr std::string_view kNamespace = "urn:xmpp:delay";

// When what is in `parent` was sent first; nullopt without a usable <delay/>.
std::optional<Timestamp> parse_delay(const xml::Element& parent);

}  // namespace protocol::xep0203
