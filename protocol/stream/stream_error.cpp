#include "protocol/stream/stream_error.hpp"

#include <array>

#include "protocol/core/namespaces.hpp"

namespace protocol::stream {
namespace {

struct Meaning {
  std::string_view condition;
  StreamEnd when_online;
  SignInError when_signing_in;
};

// RFC 6120 §4.9.3; what is not here is one side's mistake: BadStanza, TemporaryFailure.
constexpr std::array kMeanings{
    Meaning{"conflict", StreamEnd::Replaced, SignInError::TemporaryFailure},
    Meaning{"connection-timeout", StreamEnd::ServerGone, SignInError::TemporaryFailure},
    Meaning{"host-gone", StreamEnd::ServerGone, SignInError::UnknownDomain},
    Meaning{"host-unknown", StreamEnd::ServerGone, SignInError::UnknownDomain},
    Meaning{"improper-addressing", StreamEnd::BadStanza, SignInError::UnknownDomain},
    Meaning{"internal-server-error", StreamEnd::ServerGone, SignInError::TemporaryFailure},
    Meaning{"not-authorized", StreamEnd::Removed, SignInError::WrongPassword},
    Meaning{"policy-violation", StreamEnd::BadStanza, SignInError::TooManyAttempts},
    Meaning{"remote-connection-failed", StreamEnd::ServerGone, SignInError::TemporaryFailure},
    Meaning{"reset", StreamEnd::ServerGone, SignInError::TemporaryFailure},
    Meaning{"resource-constraint", StreamEnd::ServerGone, SignInError::TemporaryFailure},
    Meaning{"see-other-host", StreamEnd::ServerGone, SignInError::TemporaryFailure},
    Meaning{"system-shutdown", StreamEnd::ServerGone, SignInError::TemporaryFailure},
    Meaning{"unsupported-version", StreamEnd::BadStanza, SignInError::NotXmpp},
};

}  // namespace

StreamError parse_stream_error(const xml::Element& element) {
  StreamError error;
  std::string_view condition;
  for (const auto child : element.children()) {
    if (child.ns() != ns::kStreamErrors) continue;
    if (child.name() == "text")
      error.text = child.text();
    else if (condition.empty())
      condition = child.name();
  }
  for (const auto& meaning : kMeanings) {
    if (meaning.condition != condition) continue;
    error.when_online = meaning.when_online;
    error.when_signing_in = meaning.when_signing_in;
  }
  if (error.text.empty()) error.text = condition;
  return error;
}

}  // namespace protocol::stream
