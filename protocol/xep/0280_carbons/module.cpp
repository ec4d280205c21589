#include "protocol/xep/0280_carbons/module.hpp"

#include <array>

#include "protocol/mux/address.hpp"
#include "protocol/xep/0203_delay/delay.hpp"
#include "protocol/xep/0297_forwarding/forwarded.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0280 {
namespace {

constexpr std::string_view kNamespace = "urn:xmpp:carbons:2";
constexpr std::array kRoutes{
    mux::Route{mux::StanzaKind::Message, "", kNamespace, "received"},
    mux::Route{mux::StanzaKind::Message, "", kNamespace, "sent"},
};

}  // namespace

std::span<const mux::Route> Carbons::routes() const { return kRoutes; }

void Carbons::online(mux::Start start, mux::Context& context) {
  if (start != mux::Start::Fresh) return;
  xml::Writer writer;
  writer.open("enable", kNamespace).close();
  // A server without carbons answers with an error, and then there are none.
  context.send_iq(mux::IqType::Set, Jid(), writer.take(), mux::ReplyToken{});
}

mux::Handled Carbons::handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  // §11: from anybody else it is a forgery.
  if (!mux::speaks_for_account(stanza, context.self())) return mux::Handled::No;
  const auto forwarded = xep0297::parse_forwarded(payload);
  if (!forwarded) return mux::Handled::No;
  const auto direction = payload.name() == "sent" ? Direction::Outgoing : Direction::Incoming;
  auto sent_at = forwarded->sent_at;
  if (!sent_at) sent_at = xep0203::parse_own_delay(stanza.element, context.self().bare());
  context.dispatch_copy(forwarded->message,
                        {.arrival = Arrival::Carbon, .direction = direction, .archive_id = {}, .sent_at = sent_at});
  return mux::Handled::Yes;
}

}  // namespace protocol::xep0280
