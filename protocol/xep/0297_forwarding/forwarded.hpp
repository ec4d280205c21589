#pragma once

#include <optional>

#include "protocol/core/time.hpp"
#include "protocol/xml/element.hpp"

// Stanza Forwarding (XEP-0297), as carbons and archives use it.
namespace protocol::xep0297 {

struct Forwarded {
  xml::Element message;
  std::optional<Timestamp> sent_at;
};

// The message inside <forwarded/> inside `wrapping`; nullopt if there is none.
std::optional<Forwarded> parse_forwarded(const xml::Element& wrapping);

}  // namespace protocol::xep0297
