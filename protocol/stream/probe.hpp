#pragma once

#include <string_view>

#include "protocol/xml/serialized.hpp"

namespace protocol::stream {

// Asks `to` for a sign of life where there is no stream management: a whole ping (XEP-0199 §4.2).
xml::Serialized probe(std::string_view id, std::string_view to);

}  // namespace protocol::stream
