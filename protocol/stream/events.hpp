#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "protocol/core/jid.hpp"

// The life of a signed-in account's stream, as values.
namespace protocol {

// How a person proved who they are (RFC 6120 §6), from weakest to strongest.
enum class SignInMechanism : std::uint8_t { Anonymous, Plain, ScramSha1, ScramSha256, ScramSha512 };

// --- events

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

using StreamEvent = std::variant<Online, Suspended, SignInFailed, StreamEnded>;

// --- requests

struct SignOut {};  // closes the stream in order (RFC 7395 §3.6)

// Client State Indication (XEP-0352): whether a person looks at the page.
enum class ClientState : bool { Active, Inactive };
struct SetClientState {
  ClientState state = ClientState::Active;
};

// Asks the server for a sign of life at once; a link that gives none soon is given up. For whoever has a reason to doubt it.
struct CheckLink {};

}  // namespace protocol
