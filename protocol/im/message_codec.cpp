#include "protocol/im/message_codec.hpp"

#include "protocol/core/namespaces.hpp"
#include "protocol/im/payloads.hpp"
#include "protocol/xep/0045_muc/user.hpp"
#include "protocol/xep/0085_chat_states/codec.hpp"
#include "protocol/xep/0184_receipts/codec.hpp"
#include "protocol/xep/0203_delay/delay.hpp"
#include "protocol/xep/0359_stanza_ids/stanza_ids.hpp"
#include "protocol/xml/parser.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::im {
namespace {

std::optional<Message> decode_common(const mux::Stanza& stanza, const Reader& reader, Direction direction) {
  if (stanza.type == "groupchat" || stanza.type == "error" || stanza.from.empty()) return std::nullopt;
  Message message;
  message.from = stanza.from;
  message.to = stanza.to;
  message.id = MessageId{std::string(stanza.id)};
  message.origin_id = xep0359::parse_unique_id(stanza.element);
  message.direction = direction;
  if (!read_payloads(stanza, reader.self, reader.language, message)) return std::nullopt;
  return message;
}

}  // namespace

std::optional<Message> decode_message(const mux::Stanza& stanza, const Reader& reader) {
  auto message = decode_common(stanza, reader, Direction::Incoming);
  if (!message) return std::nullopt;
  message->archive_id = xep0359::parse_stanza_id(stanza.element, reader.self.bare());
  message->sent_at = xep0203::parse_own_delay(stanza.element, reader.self.bare());
  return message;
}

std::optional<Message> decode_copy(const mux::Stanza& stanza, const mux::Copy& copy, const Reader& reader) {
  auto message = decode_common(stanza, reader, copy.direction);
  if (!message) return std::nullopt;
  const auto account = reader.self.bare();
  const auto& ours = copy.direction == Direction::Outgoing ? message->from : message->to;
  if (ours.bare() != account) return std::nullopt;
  // Ours keep the id that the outbox knows, even where a server has replaced the other one.
  if (copy.direction == Direction::Outgoing) message->id = xep0359::parse_origin_id(stanza.element);
  message->archive_id = copy.archive_id.empty() ? xep0359::parse_stanza_id(stanza.element, account) : copy.archive_id;
  message->sent_at = copy.sent_at;
  message->arrival = copy.arrival;
  return message;
}

std::string body_of(const SendMessage& message) {
  if (message.payloads.find<xep0424::Retraction>() != nullptr) return std::string(xep0424::Retraction::kFallback);
  const auto* reply = message.payloads.find<xep0461::Reply>();
  return reply != nullptr ? reply->quoted + message.body : message.body;
}

xml::Serialized encode_message(const SendMessage& message) {
  xml::Writer writer;
  const bool to_many = message.type == MessageType::Groupchat;
  const std::string body = body_of(message);
  writer.open("message", ns::kClient).attribute("type", to_many ? "groupchat" : "chat");
  writer.attribute("to", message.to.str());
  writer.attribute("id", message.id.value);
  if (!body.empty()) writer.text_element("body", body);
  message.payloads.write(writer);
  if (!message.to.is_bare()) xep0045::write_private(writer);
  xep0359::write_origin_id(writer, message.id);
  if (!message.body.empty()) {
    if (!to_many) xep0184::write_request(writer);  // §5.3: a room's members would all answer
    xep0085::write_state(writer, xep0085::ChatState::Active);
  }
  writer.close();
  return writer.take();
}

std::string payloads_as_text(const Payloads& payloads) {
  if (payloads == Payloads()) return {};
  xml::Writer writer;
  writer.open("message", ns::kClient);
  if (const auto* reply = payloads.find<xep0461::Reply>()) writer.text_element("body", reply->quoted);
  payloads.write(writer);
  writer.close();
  return writer.take().release();
}

Payloads payloads_from_text(std::string_view text) {
  if (text.empty()) return {};
  xml::Parser parser;
  const auto message = parser.parse(text);
  return message ? Payloads(*message) : Payloads();
}

}  // namespace protocol::im
