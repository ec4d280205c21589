#include "protocol/xep/0359_stanza_ids/stanza_ids.hpp"

namespace protocol::xep0359 {
ArchiveId parse_stanza_id(const xml::Element& message, const Jid& by) {
  for (const auto stanza_id : message.children("stanza-id", kNamespace))
    if (stanza_id.attribute("by") == by.str()) return {by, std::string(stanza_id.attribute("id").value_or(""))};
  return {};
}

MessageId parse_origin_id(const xml::Element& message) {
  const auto origin = message.child("origin-id", kNamespace).attribute("id");
  const auto id = origin && !origin->empty() ? origin : message.attribute("id");
  return MessageId{std::string(id.value_or(""))};
}

MessageId parse_unique_id(const xml::Element& message) {
  return MessageId{std::string(message.child("origin-id", kNamespace).attribute("id").value_or(""))};
}

void write_origin_id(xml::Writer& writer, const MessageId& id) {
  writer.open("origin-id", kNamespace).attribute("id", id.value).close();
}

}  // namespace protocol::xep0359
