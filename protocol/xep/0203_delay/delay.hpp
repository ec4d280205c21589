#pragma once

#include <optional>
#include <string_view>

#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/xml/element.hpp"

// Delayed Delivery (XEP-0203).
namespace protocol::xep0203 {

inline constexpr std::string_view kNamespace = "urn:xmpp:delay";

// When what is in `parent` was sent first; nullopt without a usable <delay/>.
std::optional<Timestamp> parse_delay(const xml::Element& parent);
// The same, but only of a <delay/> in the name of `account` (bare) or of its server: who sends a message can put a stamp of
// his own into it (§5), and the server that holds it adds another.
std::optional<Timestamp> parse_own_delay(const xml::Element& parent, const Jid& account);

}  // namespace protocol::xep0203
