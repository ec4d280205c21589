#include "protocol/xep/0461_replies/reply.hpp"

#include "protocol/core/namespaces.hpp"
#include "protocol/xep/0428_fallback/fallback.hpp"

namespace protocol::xep0461 {
namespace {

constexpr std::string_view kName = "reply";

}  // namespace

std::optional<Reply> Reply::read(const xml::Element& message) {
  const auto reply = message.child(kName, kNamespace);
  const auto id = reply.attribute("id");
  if (!id || id->empty()) return std::nullopt;
  Reply read{.to = {}, .of = MessageId{std::string(*id)}, .quoted = {}};
  if (auto to = Jid::parse(reply.attribute("to").value_or(""))) read.to = *std::move(to);
  if (const auto range = xep0428::body_range(message, kNamespace))
    read.quoted = xep0428::part(message.child("body", ns::kClient).text(), *range);
  return read;
}

void Reply::write(xml::Writer& writer) const {
  writer.open(kName, kNamespace).attribute("id", of.value);
  if (!to.empty()) writer.attribute("to", to.str());
  writer.close();
  if (!quoted.empty()) xep0428::write(writer, kNamespace, quoted);
}

}  // namespace protocol::xep0461
