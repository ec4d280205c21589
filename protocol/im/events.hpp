#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/core/error.hpp"
#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"

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

// XEP-0085
enum class ChatState : std::uint8_t { Active, Composing, Paused, Inactive, Gone };

// How a message came to us.
enum class Source : std::uint8_t {
  Live,     // sent to this session
  Carbon,   // a copy of what another session of ours sent or received (XEP-0280)
  Archive,  // out of an archive (XEP-0313)
};

enum class Direction : std::uint8_t { Incoming, Outgoing };

struct Message {
  Jid from;
  Jid to;
  MessageId id;                      // empty when the sender gave none
  ArchiveId archive_id;              // in our own account's archive; empty when unknown
  std::string body;                  // UTF-8, as sent
  bool styled = true;                // its signs may be shown as styling (XEP-0393)
  std::optional<Timestamp> sent_at;  // delay stamp (XEP-0203); absent: now
  Source source = Source::Live;
  Direction direction = Direction::Incoming;

  // The bare address of the other side, whichever way the message went.
  [[nodiscard]] Jid peer() const { return (direction == Direction::Incoming ? from : to).bare(); }
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
struct ChatStateReceived {
  Jid from;
  ChatState state = ChatState::Active;
};

enum class Delivery : std::uint8_t {
  Stored,    // our server has it (XEP-0198)
  Received,  // a device of the other side has it (XEP-0184); may come for a message that another device of ours sent
  Failed,    // the other side or a server refused it; `error` says why
};
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
  Jid to;
  MessageId id;
  std::string body;
  Attempt attempt = Attempt::First;
};
struct SendChatState {
  Jid to;
  ChatState state = ChatState::Active;
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
  Jid with;
  ArchiveId before;
  std::uint16_t limit = 50;
};

}  // namespace protocol::im
