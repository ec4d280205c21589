#include "protocol/xep/0203_delay/delay.hpp"

#include "protocol/core/datetime.hpp"

namespace protocol::xep0203 {

std::optional<Timestamp> parse_delay(const xml::Element& parent) {
  const auto stamp = parent.child("delay", kNamespace).attribute("stamp");
  return stamp ? parse_datetime(*stamp) : std::nullopt;
}

}  // namespace protocol::xep0203
