#pragma once

#include "protocol/stream/events.hpp"
#include "protocol/xml/serialized.hpp"

namespace protocol::stream {

// XEP-0352 §4.2; no stanza.
xml::Serialized client_state(ClientState state);

}  // namespace protocol::stream
