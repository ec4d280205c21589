#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/core/error.hpp"
#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/im/delivery.hpp"
#include "protocol/mux/origin.hpp"
#include "protocol/xep/0249_invitations/invitation.hpp"
#include "protocol/xml/serialized.hpp"

// RFC 6121 as values: roster, presence and messages, what a person can see and do with them.
namespace protocol::im {

enum class Subscription : std::uint8_t { None, To, From, Both };

// RFC 6121 §2.1.2
struct RosterItem {
  Jid jid;  // bare
  std::string name;
  std::vector<std::string> groups;
  Subscription subscription = Subscription::None;
  bool pending_out = false;  // ask='subscribe'
};

// RFC 6121 §4.7.2.1, from most to least available.
enum class Availability : std::uint8_t { Chat, Online, Away, ExtendedAway, DoNotDisturb, Offline };

// What a message carries.
enum class Content : std::uint8_t {
  Words,       // a subject, a body or both
  Encrypted,   // words for keys that we do not have
  File,        // without words
  Invitation,  // to a room
  Unknown,     // something for people to see which we cannot read
};

struct Message {
  Jid from;  // of an invitation that a room passes on (XEP-0045 §7.8.2): who invites, by the room's word
  Jid to;
  MessageId id;          // empty when the sender gave none
  MessageId origin_id;   // the sender's, used once (XEP-0359); empty when there is none
  ArchiveId archive_id;  // in our own account's archive; empty when unknown
  Content content = Content::Words;
  std::string body;     // UTF-8, as sent, in the reader's language where there is a choice; of Words only
  std::string subject;  // may be empty
  std::optional<std::string> spoiler;  // present: the body waits until it is asked for (XEP-0382); a hint, may be empty
  std::string encryption;              // method of Encrypted, such as "OMEMO"; empty when unknown
  std::optional<xep0249::Invitation> invitation;  // of Invitation
  bool styled = true;                             // its signs may be shown as styling (XEP-0393)
  std::optional<Timestamp> sent_at;               // by our own server's delay stamp (XEP-0203); absent: now
  Source source = Source::Live;
  Direction direction = Direction::Incoming;

  // Children that nothing here reads, each as XML that stands on its own.
  std::vector<xml::Serialized> others;

  bool private_in_room = false;  // with an occupant of a room, `room/nick`, who is not the room (XEP-0045 §7.5)

  // Whose conversation it belongs to, whichever way it went: the bare address of the other side, the full one of an
  // occupant.
  [[nodiscard]] Jid peer() const {
    const Jid& other = direction == Direction::Incoming ? from : to;
    return private_in_room ? other : other.bare();
  }
};

// --- events

struct RosterReceived {
  std::vector<RosterItem> items;
};  // the whole roster; replaces what was known
struct RosterFailed {};  // the server gives none; changes are told of all the same
struct RosterItemChanged {
  RosterItem item;
};
struct RosterItemRemoved {
  Jid jid;
};
struct PresenceChanged {
  Jid from;  // full, or bare when the server speaks for the account
  Availability availability = Availability::Offline;
  std::string status;
};
struct SubscriptionRequested {
  Jid from;
};  // RFC 6121 §3.1.3; answer with AnswerSubscription

struct MessageReceived {
  Message message;
};

// To Stored, Received or Failed.
struct DeliveryChanged {
  Jid peer;  // bare
  MessageId id;
  Delivery delivery = Delivery::Stored;
  StanzaError error;  // of Failed only
};

// One page of a conversation's archive, oldest message first (XEP-0313 §4, XEP-0059).
struct ArchivePage {
  RequestId request{};
  Jid with;  // empty: everybody
  std::vector<Message> messages;
  ArchiveId first;        // where an older page would end; empty on an empty page
  bool complete = false;  // nothing older is left
};

// --- requests

enum class Attempt : std::uint8_t {
  First,
  Again,  // an earlier run of the program may have sent it: it is looked for in the archive before it is sent
};
// `id` is the sender's choice, unique for ever, so that an outbox can find the message again.
struct SendMessage {
  Jid to;  // bare; full only for the occupant of a room
  MessageId id;
  std::string body;
  Attempt attempt = Attempt::First;
};
struct SetPresence {
  Availability availability = Availability::Online;
  std::string status;
};
struct AddContact {
  Jid jid;
  std::string name;
};  // roster set and subscription request
struct RemoveContact {
  Jid jid;
};
enum class SubscriptionAnswer : std::uint8_t { Approve, Deny };
struct AnswerSubscription {
  Jid jid;
  SubscriptionAnswer answer = SubscriptionAnswer::Deny;
};
// The last `limit` messages with `with` (empty: with anybody) that are older than `before` (empty: the newest ones): at
// least as many where there are as many, for a page ends where the archive's own pages do.
struct QueryArchive {
  Jid with;  // as in Message::peer()
  ArchiveId before;
  std::uint16_t limit = 50;
};

}  // namespace protocol::im
