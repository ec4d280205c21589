#include "shell/connection/problem.hpp"

namespace shell::connection {

using protocol::SignInError;
using protocol::StreamEnd;
using ui::model::SignInProblem;

SignInProblem problem_of(SignInError error) {
  switch (error) {
    case SignInError::WrongPassword: return SignInProblem::WrongPassword;
    case SignInError::AccountDisabled: return SignInProblem::AccountDisabled;
    case SignInError::UnknownDomain: return SignInProblem::UnknownDomain;
    case SignInError::NoMechanism: return SignInProblem::NoMechanism;
    case SignInError::ServerNotGenuine: return SignInProblem::ServerNotGenuine;
    case SignInError::TemporaryFailure: return SignInProblem::TemporaryFailure;
    case SignInError::NotXmpp: return SignInProblem::NotXmpp;
    case SignInError::TooManyAttempts: return SignInProblem::TooManyAttempts;
  }
  return SignInProblem::NotXmpp;
}

SignInProblem problem_of(StreamEnd end) {
  switch (end) {
    case StreamEnd::SignedOut: return SignInProblem::None;
    case StreamEnd::Replaced: return SignInProblem::SignedInElsewhere;
    case StreamEnd::Removed: return SignInProblem::AccountRemoved;
    case StreamEnd::ServerGone:
    case StreamEnd::BadStanza: return SignInProblem::ServerClosed;
  }
  return SignInProblem::ServerClosed;
}

Verdict verdict_on(SignInError error) {
  switch (error) {
    case SignInError::WrongPassword:
    case SignInError::AccountDisabled:
    case SignInError::NoMechanism:
    case SignInError::ServerNotGenuine: return Verdict::Final;
    case SignInError::UnknownDomain:
    case SignInError::NotXmpp: return Verdict::Elsewhere;
    case SignInError::TemporaryFailure:
    case SignInError::TooManyAttempts: return Verdict::Later;
  }
  return Verdict::Final;
}

bool tells_more(SignInProblem a, SignInProblem b) {
  const auto rank = [](SignInProblem problem) {
    switch (problem) {
      case SignInProblem::None: return 0;
      case SignInProblem::NoEndpoint: return 1;
      case SignInProblem::Unreachable: return 2;
      case SignInProblem::NotXmpp: return 3;
      default: return 4;
    }
  };
  return rank(a) > rank(b);
}

}  // namespace shell::connection
