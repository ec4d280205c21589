#include "protocol/im/presence.hpp"

#include <array>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/im/presence_codec.hpp"

namespace protocol::im {
namespace {

constexpr std::array kRoutes{mux::Route{mux::StanzaKind::Presence, "", "", ""}};

}  // namespace

std::span<const mux::Route> Presence::routes() const { return kRoutes; }

mux::Outcome Presence::request(const SetPresence& request, mux::Context& context) {
  own_ = request;
  if (context.link() != mux::Link::Offline) announce(context);
  return {};
}

void Presence::announce(mux::Context& context) const {
  context.transmit(encode_presence(own_, capabilities_.element()));
}

void Presence::online(mux::Start start, mux::Context& context) {
  if (start == mux::Start::Fresh && own_.availability != Availability::Offline) announce(context);
}

mux::Handled Presence::handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  if (stanza.from.empty() || stanza.from == context.self()) return mux::Handled::No;
  if (stanza.type == "subscribe") {
    context.emit(SubscriptionRequested{stanza.from.bare()});
  } else if (stanza.type.empty()) {
    context.emit(
        PresenceChanged{stanza.from, parse_availability(payload), std::string(payload.child("status").text())});
  } else if (stanza.type == "unavailable") {
    context.emit(PresenceChanged{stanza.from, Availability::Offline, std::string(payload.child("status").text())});
  } else {
    return mux::Handled::No;  // answers to subscriptions: the roster push that goes with them says the same
  }
  return mux::Handled::Yes;
}

}  // namespace protocol::im
