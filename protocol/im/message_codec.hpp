#pragma once

#include <optional>

#include "protocol/im/events.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xml/serialized.hpp"

// One-to-one messages on the wire (RFC 6121 §5). Everything that comes goes through decode_message(), whichever way.
namespace protocol::im {

// A message sent to this session; nullopt if it has no body or belongs to a room.
std::optional<Message> decode_message(const mux::Stanza& stanza, const Jid& self);
// One that came wrapped in another. Also nullopt if its addresses contradict the direction.
std::optional<Message> decode_copy(const mux::Stanza& stanza, const mux::Copy& copy, const Jid& self);

// With origin-id, a request for a receipt, and the chat state that goes with having sent (XEP-0359, XEP-0184, XEP-0085).
xml::Serialized encode_message(const SendMessage& message);

}  // namespace protocol::im
