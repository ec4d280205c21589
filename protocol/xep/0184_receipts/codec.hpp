#pragma once

#include <string_view>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/xml/writer.hpp"

// Message Delivery Receipts (XEP-0184).
namespace protocol::xep0184 {

inline constexpr std::string_view kNamespace = "urn:xmpp:receipts";

// Asks, in the message being written, for a receipt.
void write_request(xml::Writer& writer);
// A whole message that tells `to` that we have its message `received`.
xml::Serialized receipt(const Jid& to, std::string_view type, std::string_view received, std::string_view id);

}  // namespace protocol::xep0184
