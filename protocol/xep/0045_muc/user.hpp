#pragma once

#include <optional>
#include <string_view>

#include "protocol/core/jid.hpp"
#include "protocol/xep/0249_invitations/invitation.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// What rooms tell a person outside of the conversation in them (XEP-0045), muc#user.
namespace protocol::xep0045 {

inline constexpr std::string_view kUserNamespace = "http://jabber.org/protocol/muc#user";

// An invitation that a room passes on (§7.8.2). Who invites is the room's word.
struct MediatedInvitation {
  xep0249::Invitation invitation;
  Jid from;  // a person, or an occupant of the room; empty: the room does not say
};

// nullopt unless `sender`, who sent `message`, is a room: only a room itself speaks with its bare address, a person has a
// resource.
std::optional<MediatedInvitation> read_invitation(const xml::Element& message, const Jid& sender);

// Whether `message` between us and `other` is a private one of a room's occupant (§7.5).
bool is_private(const xml::Element& message, const Jid& other);
void write_private(xml::Writer& writer);

}  // namespace protocol::xep0045
