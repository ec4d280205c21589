#pragma once

#include <optional>
#include <string_view>

#include "protocol/im/events.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/serialized.hpp"

// Roster items on the wire (RFC 6121 §2.1).
namespace protocol::im {

inline constexpr std::string_view kRosterNamespace = "jabber:iq:roster";

// An <item/>; `removed` if it says that the contact is no longer there. nullopt without a usable bare address.
struct ParsedItem {
  RosterItem item;
  bool removed = false;
};
std::optional<ParsedItem> parse_roster_item(const xml::Element& element);

xml::Serialized roster_query();
xml::Serialized roster_set(const Jid& jid, std::string_view name);
xml::Serialized roster_removal(const Jid& jid);

}  // namespace protocol::im
