#include "protocol/xep/0203_delay/delay.hpp"

#include <algorithm>

#include "protocol/core/datetime.hpp"

namespace protocol::xep0203 {

std::optional<Timestamp> parse_delay(const xml::Element& parent) {
  const auto stamp = parent.child("delay", kNamespace).attribute("stamp");
  return stamp ? parse_datetime(*stamp) : std::nullopt;
}

// Of several the latest: a forged one can then lie in the future only, where whoever shows it takes `now` instead.
std::optional<Timestamp> parse_own_delay(const xml::Element& parent, const Jid& account) {
  std::optional<Timestamp> latest;
  for (const auto delay : parent.children("delay", kNamespace)) {
    const auto from = Jid::parse(delay.attribute("from").value_or(""));
    if (!from || (*from != account && from->str() != account.domain())) continue;
    const auto stamp = delay.attribute("stamp");
    latest = std::max(latest, stamp ? parse_datetime(*stamp) : std::nullopt);
  }
  return latest;
}

}  // namespace protocol::xep0203
