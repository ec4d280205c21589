#include "protocol/im/presence_codec.hpp"

#include "protocol/core/namespaces.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::im {
namespace {

// <show/>; being plainly online has none.
std::string_view show_of(Availability availability) {
  switch (availability) {
    case Availability::Chat: return "chat";
    case Availability::Away: return "away";
    case Availability::ExtendedAway: return "xa";
    case Availability::DoNotDisturb: return "dnd";
    case Availability::Online:
    case Availability::Offline: break;
  }
  return {};
}

}  // namespace

Availability parse_availability(const xml::Element& presence) {
  const auto show = presence.child("show").text();
  for (const auto availability :
       {Availability::Chat, Availability::Away, Availability::ExtendedAway, Availability::DoNotDisturb}) {
    if (show == show_of(availability)) return availability;
  }
  return Availability::Online;
}

xml::Serialized encode_presence(const SetPresence& presence, const xml::Serialized& capabilities) {
  xml::Writer writer;
  writer.open("presence", ns::kClient);
  if (presence.availability == Availability::Offline) writer.attribute("type", "unavailable");
  if (const auto show = show_of(presence.availability); !show.empty()) writer.text_element("show", show);
  if (!presence.status.empty()) writer.text_element("status", presence.status);
  if (presence.availability != Availability::Offline) writer.append(capabilities);
  writer.close();
  return writer.take();
}

xml::Serialized subscription_presence(const Jid& to, std::string_view type) {
  xml::Writer writer;
  writer.open("presence", ns::kClient).attribute("to", to.bare().str()).attribute("type", type).close();
  return writer.take();
}

}  // namespace protocol::im
