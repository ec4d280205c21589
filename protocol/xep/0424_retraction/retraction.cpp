#include "protocol/xep/0424_retraction/retraction.hpp"

#include <string>

#include "protocol/xep/0334_hints/hints.hpp"
#include "protocol/xep/0428_fallback/fallback.hpp"

namespace protocol::xep0424 {

std::optional<Retraction> Retraction::read(const xml::Element& message) {
  const auto id = message.child("retract", kNamespace).attribute("id");
  if (!id || id->empty()) return std::nullopt;
  return Retraction{MessageId{std::string(*id)}};
}

void Retraction::write(xml::Writer& writer) const {
  writer.open("retract", kNamespace).attribute("id", of.value).close();
  xep0428::write(writer, kNamespace, std::nullopt);
  xep0334::write_hint(writer, xep0334::Hint::Store);
}

bool is_tombstone(const xml::Element& message) {
  return static_cast<bool>(message.child("retracted", Retraction::kNamespace));
}

}  // namespace protocol::xep0424
