#include "protocol/xep/0085_chat_states/module.hpp"

#include <array>

#include "protocol/core/namespaces.hpp"
#include "protocol/event.hpp"
#include "protocol/xep/0085_chat_states/codec.hpp"
#include "protocol/xep/0334_hints/hints.hpp"

namespace protocol::xep0085 {
namespace {

constexpr std::array kFeatures{kNamespace};
constexpr std::array kRoutes{
    mux::Route{mux::StanzaKind::Message, "", kNamespace, "active"},
    mux::Route{mux::StanzaKind::Message, "", kNamespace, "composing"},
    mux::Route{mux::StanzaKind::Message, "", kNamespace, "paused"},
    mux::Route{mux::StanzaKind::Message, "", kNamespace, "inactive"},
    mux::Route{mux::StanzaKind::Message, "", kNamespace, "gone"},
};

void report(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  const auto state = parse_state(payload.name());
  if (state && !stanza.from.empty() && stanza.type != "groupchat") context.emit(ChatStateReceived{stanza.from, *state});
}

}  // namespace

std::span<const mux::Route> ChatStates::routes() const { return kRoutes; }
std::span<const std::string_view> ChatStates::features() const { return kFeatures; }

mux::Outcome ChatStates::request(const SendChatState& request, mux::Context& context) {
  if (context.link() != mux::Link::Ready) return std::unexpected(SendError::NotOnline);
  if (request.to.empty()) return std::unexpected(SendError::BadAddress);
  xml::Writer writer;
  writer.open("message", ns::kClient).attribute("type", "chat").attribute("to", request.to.str());
  writer.attribute("id", context.fresh_id());
  write_state(writer, request.state);
  xep0334::write_hint(writer, xep0334::Hint::NoStore);
  writer.close();
  context.transmit(writer.take());
  return {};
}

mux::Handled ChatStates::handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  report(stanza, payload, context);
  return mux::Handled::Yes;
}

void ChatStates::handle_copy(const mux::Stanza& stanza, const xml::Element& payload, const mux::Copy& copy,
                             mux::Context& context) {
  // What was so in the past, or what we ourselves do elsewhere, says nothing about the other side now.
  if (copy.arrival == Arrival::Carbon && copy.direction == Direction::Incoming) report(stanza, payload, context);
}

}  // namespace protocol::xep0085
