#include "protocol/im/messages.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "protocol/core/namespaces.hpp"
#include "protocol/event.hpp"
#include "protocol/im/message_codec.hpp"
#include "protocol/mux/stanza_error.hpp"
#include "protocol/xep/0393_styling/styling.hpp"

namespace protocol::im {
namespace {

constexpr auto kFeatures = [] {
  std::array<std::string_view, 1 + Payloads::kNamespaces.size()> features{xep0393::kNamespace};
  std::ranges::copy(Payloads::kNamespaces, std::next(features.begin()));
  return features;
}();
constexpr std::array kRoutes{
    mux::Route{mux::StanzaKind::Message, "", "", ""},
    mux::Route{mux::StanzaKind::Message, "error", ns::kClient, "error"},
};

}  // namespace

std::span<const mux::Route> Messages::routes() const { return kRoutes; }
std::span<const std::string_view> Messages::features() const { return kFeatures; }

mux::Handled Messages::handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  if (payload.name() == "error")
    handle_error(stanza, context);
  else if (auto message = decode_message(stanza, {context.self(), context.language()}))
    context.emit(MessageReceived{std::move(*message)});
  return mux::Handled::Yes;
}

void Messages::handle_copy(const mux::Stanza& stanza, const xml::Element& /*payload*/, const mux::Copy& copy,
                           mux::Context& context) {
  auto message = decode_copy(stanza, copy, {context.self(), context.language()});
  if (copy.arrival == Arrival::Archive)
    archived_ = std::move(message);
  else if (message)
    context.emit(MessageReceived{std::move(*message)});
}

void Messages::handle_error(const mux::Stanza& stanza, mux::Context& context) {
  MessageId id{std::string(stanza.id)};
  const auto* peer = sent_.peer_of(id);
  // A bounce speaks with the voice of whom the message went to, or it comes from our own server.
  const bool credible =
      peer != nullptr && (stanza.from == *peer || stanza.from.bare() == *peer || stanza.from.empty() ||
                          stanza.from.str() == context.self().domain() || stanza.from == context.self().bare());
  if (!credible) return;
  outbox_.drop(id);
  context.emit(DeliveryChanged{.peer = *peer,
                               .id = std::move(id),
                               .delivery = Delivery::Failed,
                               .error = mux::parse_stanza_error(stanza.element)});
}

}  // namespace protocol::im
