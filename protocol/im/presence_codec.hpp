#pragma once

#include <string_view>

#include "protocol/im/events.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/serialized.hpp"

// Presence on the wire (RFC 6121 §4.7, §3).
namespace protocol::im {

// Of a <presence/> without `type`.
Availability parse_availability(const xml::Element& presence);
// For everybody who may see us. `capabilities` is added as it is.
xml::Serialized encode_presence(const SetPresence& presence, const xml::Serialized& capabilities);
// `type`: subscribe, subscribed, unsubscribe or unsubscribed.
xml::Serialized subscription_presence(const Jid& to, std::string_view type);

}  // namespace protocol::im
