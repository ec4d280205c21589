#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/im/payload_set.hpp"
#include "protocol/mux/arrival.hpp"
#include "protocol/xep/0249_invitations/invitation.hpp"
#include "protocol/xep/0308_correction/correction.hpp"
#include "protocol/xep/0424_retraction/retraction.hpp"
#include "protocol/xep/0444_reactions/reactions.hpp"
#include "protocol/xep/0461_replies/reply.hpp"
#include "protocol/xml/serialized.hpp"

// Messages as values (RFC 6121 §5), those that come and those that go.
namespace protocol::im {

// What messages carry beside their words. An extension that adds to them is one more name here.
using Payloads = PayloadSet<xep0308::Correction, xep0424::Retraction, xep0444::Reactions, xep0461::Reply>;

// Of whose conversation it is, and how it came.
struct Envelope {
  Jid from;  // of an invitation that a room passes on (XEP-0045 §7.8.2): who invites, by the room's word
  Jid to;
  MessageId id;                      // empty when the sender gave none
  MessageId origin_id;               // the sender's, used once (XEP-0359); empty when there is none
  ArchiveId archive_id;              // in our own account's archive; empty when unknown
  std::optional<Timestamp> sent_at;  // by our own server's delay stamp (XEP-0203); absent: now
  Arrival arrival = Arrival::Live;
  Direction direction = Direction::Incoming;
  bool private_in_room = false;  // with an occupant of a room, `room/nick`, who is not the room (XEP-0045 §7.5)

  // Whose conversation it belongs to, whichever way it went: the bare address of the other side, the full one of an
  // occupant.
  [[nodiscard]] Jid peer() const {
    const Jid& other = direction == Direction::Incoming ? from : to;
    return private_in_room ? other : other.bare();
  }
};

// What a message is for people.
enum class Content : std::uint8_t {
  Words,       // a subject, a body or both
  Encrypted,   // words for keys that we do not have
  File,        // without words
  Invitation,  // to a room
  Unknown,     // something for people to see which we cannot read
  Retracted,   // an archive has put nothing in its place (XEP-0424 §4)
  Reference,   // nothing by itself: its payloads do something to another message
};

struct Message : Envelope {
  Content content = Content::Words;
  std::string body;  // UTF-8, as sent, in the reader's language where there is a choice, without what stands in for a
                     // payload (XEP-0428); of Words only
  std::string subject;                 // may be empty
  std::optional<std::string> spoiler;  // present: the body waits until it is asked for (XEP-0382); a hint, may be empty
  std::string encryption;              // method of Encrypted, such as "OMEMO"; empty when unknown
  std::optional<xep0249::Invitation> invitation;  // of Invitation
  bool styled = true;                             // its signs may be shown as styling (XEP-0393)
  Payloads payloads;
  std::vector<xml::Serialized> others;  // children that nothing here reads, each as XML that stands on its own
};

enum class Attempt : std::uint8_t {
  First,
  Again,  // an earlier run of the program may have sent it: it is looked for in the archive before it is sent
};
enum class MessageType : std::uint8_t { Chat, Groupchat };  // RFC 6121 §5.2.2

// A request. `id` is the sender's choice, unique for ever, so that an outbox can find the message again.
struct SendMessage {
  Jid to;  // bare; full only for the occupant of a room
  MessageId id;
  std::string body;  // empty, where a payload alone is the message
  Attempt attempt = Attempt::First;
  MessageType type = MessageType::Chat;
  Payloads payloads{};
};

}  // namespace protocol::im
