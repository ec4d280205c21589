#include "protocol/xep/0297_forwarding/forwarded.hpp"

#include "protocol/core/namespaces.hpp"
#include "protocol/xep/0203_delay/delay.hpp"

namespace protocol::xep0297 {

std::optional<Forwarded> parse_forwarded(const xml::Element& wrapping) {
  const auto forwarded = wrapping.child("forwarded", "urn:xmpp:forward:0");
  const auto message = forwarded.child("message", ns::kClient);
  if (!message) return std::nullopt;
  return Forwarded{message, xep0203::parse_delay(forwarded)};
}

}  // namespace protocol::xep0297
