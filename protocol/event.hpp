#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "protocol/core/error.hpp"
#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/im/events.hpp"
#include "protocol/jingle/events.hpp"

namespace protocol {

// How a person proved who they are (RFC 6120 §6), from weakest to strongest.
enum class SignInMechanism : std::uint8_t { Anonymous, Plain, ScramSha1, ScramSha256, ScramSha512 };

// The session can be used. After `resumed` nothing was lost; otherwise roster and presence start anew.
struct Online {
  Jid jid;  // full
  bool resumed = false;
  // Keep it and pass it as SessionConfig::weakest the next time, so that nobody in between can make us use a weaker one.
  SignInMechanism mechanism = SignInMechanism::Anonymous;
};

// The transport is gone; the session waits for transport_opened() and will try to resume. It comes again when a transport
// is lost before the session is online again. Where a resume cannot succeed, Online comes with `resumed` false.
struct Suspended {};

enum class SignInError : std::uint8_t {
  WrongPassword,     // not-authorized
  AccountDisabled,   // account-disabled, credentials-expired
  UnknownDomain,     // the server does not serve this domain (host-unknown)
  NoMechanism,       // the server offers no sign-in that is safe enough
  ServerNotGenuine,  // the server did not prove that it knows the password
  TemporaryFailure,  // temporary-auth-failure, resource-constraint, …; also a connection lost half-way, or no answer in time
  NotXmpp,           // what answers does not speak XMPP over WebSocket
  TooManyAttempts,  // policy-violation
};
// The transport is given up. The next one starts over, with the same password.
struct SignInFailed {
  SignInError error = SignInError::NotXmpp;
  std::string text;
};

enum class StreamEnd : std::uint8_t {
  SignedOut,   // we asked for it
  Replaced,    // conflict: another sign-in took the resource
  ServerGone,  // system-shutdown, connection-timeout, reset, …: reconnecting makes sense
  BadStanza,   // one side sent what the other cannot accept: not-well-formed, policy-violation, …
  Removed,     // not-authorized after sign-in: the account was removed or its password changed
};
// The stream ended for good; the next transport starts a new one, and unacked messages are kept for it.
struct StreamEnded {
  StreamEnd end = StreamEnd::SignedOut;
  std::string text;
};

// What our server's clock shows now (XEP-0202); comes anew with each stream, where the server tells.
struct ServerTime {
  Timestamp now;
};

struct RequestDone {
  RequestId request{};
};
struct RequestFailed {
  RequestId request{};
  StanzaError error;
};

// Everything a session reports. Values only: a consumer may keep them.
struct Event : std::variant<Online, Suspended, SignInFailed, StreamEnded, ServerTime, RequestDone, RequestFailed,
                            im::RosterReceived, im::RosterFailed, im::RosterItemChanged, im::RosterItemRemoved,
                            im::PresenceChanged, im::SubscriptionRequested, im::MessageReceived, im::ChatStateReceived,
                            im::DeliveryChanged, im::ArchivePage, jingle::CallIncoming, jingle::CallStateChanged,
                            jingle::CallRemoteMute, jingle::CallEnded, jingle::CallRecorded, jingle::CallSupportChanged,
                            jingle::OpenPeer, jingle::CreateOffer, jingle::CreateAnswer, jingle::ApplyRemote,
                            jingle::AddCandidate, jingle::ClosePeer> {
  using variant::variant;
};

}  // namespace protocol
