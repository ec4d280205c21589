#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "protocol/core/error.hpp"
#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/im/delivery.hpp"
#include "protocol/im/message.hpp"

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
  ArchiveId last;         // where a newer one would begin
  bool complete = false;  // nothing is left beyond, in the direction that was asked for
};

// --- requests

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
// The last `limit` messages with `with` (empty: with anybody) that are older than `before` (empty: the newest ones), or the
// first that are newer than `after` where there is one: at least as many where there are as many, for a page ends where the
// archive's own pages do.
struct QueryArchive {
  Jid with;  // as in Message::peer()
  ArchiveId before;
  std::uint16_t limit = 50;
  ArchiveId after{};
};

}  // namespace protocol::im
