#pragma once

#include <cstdint>
#include <string>

namespace protocol {

// Defined conditions of a stanza error (RFC 6120 §8.3.3), and what our own side adds.
enum class StanzaCondition : std::uint8_t {
  BadRequest,
  Conflict,
  FeatureNotImplemented,
  Forbidden,
  Gone,
  InternalServerError,
  ItemNotFound,
  JidMalformed,
  NotAcceptable,
  NotAllowed,
  NotAuthorized,
  PolicyViolation,
  RecipientUnavailable,
  Redirect,
  RegistrationRequired,
  RemoteServerNotFound,
  RemoteServerTimeout,
  ResourceConstraint,
  ServiceUnavailable,
  SubscriptionRequired,
  UndefinedCondition,
  UnexpectedRequest,
  Timeout,       // no answer before the request's deadline
  Disconnected,  // the session ended before the answer
  Malformed,     // an answer came that does not follow its specification
};

// Why a request failed: what the other side answered, or what happened instead of an answer.
struct StanzaError {
  StanzaCondition condition = StanzaCondition::UndefinedCondition;
  std::string text;  // the other side's words, for people; may be empty; remote text, never markup
};

// A request that cannot be sent as it is; nothing was changed.
enum class SendError : std::uint8_t {
  NotOnline,   // never signed in, or the session has ended
  BadAddress,  // the address cannot be used for this request
  NoSuchCall,  // the call id is unknown or that call has ended
  WrongState,  // the call is not in a state that allows it
  TooLong,     // the stanza would pass the size limit of the stream
};

}  // namespace protocol
