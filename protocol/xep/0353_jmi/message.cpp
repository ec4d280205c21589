#include "protocol/xep/0353_jmi/message.hpp"

#include <algorithm>
#include <string>

#include "protocol/xep/0166_jingle/jingle.hpp"
#include "protocol/xep/0167_jingle_rtp/description.hpp"

namespace protocol::xep0353 {
namespace {

Media read_proposed_media(const xml::Element& propose) {
  Media media{.audio = false, .video = false};
  for (const auto description : propose.children("description", xep0167::kRtp)) {
    const auto kind = xep0167::read_media(description);
    if (kind == sdp::MediaKind::Audio) media.audio = true;
    if (kind == sdp::MediaKind::Video) media.video = true;
  }
  return media;
}

void write_proposed_media(xml::Writer& writer, std::string_view media) {
  writer.open("description", xep0167::kRtp).attribute("media", media).close();
}

}  // namespace

std::optional<Message> read_message(const xml::Element& element) {
  const auto name = std::ranges::find(kNames, element.name());
  const auto id = element.attribute("id").value_or("");
  if (element.ns() != kJmi || name == kNames.end() || id.empty() || id.size() > xep0166::kMaxSid) return std::nullopt;
  Message message;
  message.kind = static_cast<Kind>(name - kNames.begin());
  message.id.value = id;
  if (message.kind == Kind::Propose) {
    message.media = read_proposed_media(element);
    if (!message.media.audio && !message.media.video) return std::nullopt;
  }
  message.reason = xep0166::read_reason(element);
  message.tie_break = static_cast<bool>(element.child("tie-break"));
  message.migrated_to.value = element.child("migrated").attribute("to").value_or("").substr(0, xep0166::kMaxSid);
  return message;
}

xml::Serialized write_message(const Message& message) {
  xml::Writer writer;
  writer.open(kNames[static_cast<std::size_t>(message.kind)], kJmi).attribute("id", message.id.value);
  if (message.media.audio) write_proposed_media(writer, "audio");
  if (message.media.video) write_proposed_media(writer, "video");
  if (message.reason) write_reason(writer, *message.reason);
  if (message.tie_break) writer.open("tie-break").close();
  if (!message.migrated_to.empty()) writer.open("migrated").attribute("to", message.migrated_to.value).close();
  writer.close();
  return writer.take();
}

}  // namespace protocol::xep0353
