#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/im/events.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xml/serialized.hpp"

// One-to-one messages on the wire (RFC 6121 §5). Everything that comes goes through decode_message(), whichever way.
namespace protocol::im {

// Who reads.
struct Reader {
  const Jid& self;            // our full address
  std::string_view language;  // BCP 47; may be empty
};

// A message sent to this session; nullopt if it has nothing to see (payloads.hpp) or belongs to a room.
std::optional<Message> decode_message(const mux::Stanza& stanza, const Reader& reader);
// One that came wrapped in another. Also nullopt if its addresses contradict the direction.
std::optional<Message> decode_copy(const mux::Stanza& stanza, const mux::Copy& copy, const Reader& reader);

// The body as it is sent: with what stands in for a payload where that is not known (XEP-0428).
std::string body_of(const SendMessage& message);
// With origin-id, a request for a receipt, and the chat state that goes with having sent (XEP-0359, XEP-0184, XEP-0085).
xml::Serialized encode_message(const SendMessage& message);

// For what keeps unsent messages: the payloads as text, empty where there are none, and back. What cannot be read has none.
std::string payloads_as_text(const Payloads& payloads);
Payloads payloads_from_text(std::string_view text);

}  // namespace protocol::im
