#pragma once

#include "protocol/request.hpp"
#include "protocol/xml/serialized.hpp"

// Client State Indication (XEP-0352). Not a stanza, so there is no module: the stream sends it.
namespace protocol::xep0352 {

xml::Serialized client_state(ClientState state);

}  // namespace protocol::xep0352
