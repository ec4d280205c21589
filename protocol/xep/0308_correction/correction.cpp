#include "protocol/xep/0308_correction/correction.hpp"

#include <string>

namespace protocol::xep0308 {
namespace {

constexpr std::string_view kName = "replace";

}  // namespace

std::optional<Correction> Correction::read(const xml::Element& message) {
  const auto id = message.child(kName, kNamespace).attribute("id");
  if (!id || id->empty()) return std::nullopt;
  return Correction{MessageId{std::string(*id)}};
}

void Correction::write(xml::Writer& writer) const { writer.open(kName, kNamespace).attribute("id", of.value).close(); }

}  // namespace protocol::xep0308
