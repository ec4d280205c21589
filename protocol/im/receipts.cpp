#include "protocol/im/receipts.hpp"

#include <array>

#include "protocol/event.hpp"
#include "protocol/xep/0184_receipts/codec.hpp"

namespace protocol::im {
namespace {

constexpr std::array kFeatures{xep0184::kNamespace};
constexpr std::array kRoutes{
    mux::Route{mux::StanzaKind::Message, "", xep0184::kNamespace, "request"},
    mux::Route{mux::StanzaKind::Message, "", xep0184::kNamespace, "received"},
};

}  // namespace

std::span<const mux::Route> Receipts::routes() const { return kRoutes; }
std::span<const std::string_view> Receipts::features() const { return kFeatures; }

mux::Handled Receipts::handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  if (stanza.from.empty() || stanza.type == "groupchat") return mux::Handled::No;
  if (payload.name() == "request")
    answer(stanza, context);
  else
    report(stanza, payload, context);
  return mux::Handled::Yes;
}

void Receipts::handle_copy(const mux::Stanza& stanza, const xml::Element& payload, const mux::Copy& copy,
                           mux::Context& context) {
  // A page of the archive reports its receipts itself, after its messages.
  if (payload.name() == "received" && copy.arrival == Arrival::Carbon && copy.direction == Direction::Incoming)
    report(stanza, payload, context);
}

void Receipts::answer(const mux::Stanza& stanza, mux::Context& context) const {
  if (stanza.id.empty() || stanza.element.child("received", xep0184::kNamespace))
    return;  // §5.3: no receipt for a receipt
  const auto peer = stanza.from.bare();
  // §6: a receipt shows that we are here, so only those get one who may know, or whom we write to ourselves.
  const bool may_know = peer == context.self().bare() || roster_.sees_our_presence(peer) || sent_.has_written_to(peer);
  if (may_know) context.transmit(xep0184::receipt(stanza.from, stanza.type, stanza.id, context.fresh_id()));
}

void Receipts::report(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) const {
  MessageId id{std::string(payload.attribute("id").value_or(""))};
  if (id.empty()) return;
  const auto* sent_to = sent_.peer_of(id);
  auto peer =
      sent_to != nullptr && *sent_to == stanza.from ? stanza.from : stanza.from.bare();  // an occupant is not the room
  // Only from whom the message went to. Of what other devices of ours sent we know nothing here, and the event names
  // who says it.
  if (sent_to != nullptr && *sent_to != peer) return;
  context.emit(
      DeliveryChanged{.peer = std::move(peer), .id = std::move(id), .delivery = Delivery::Received, .error = {}});
}

}  // namespace protocol::im
