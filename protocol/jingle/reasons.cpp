#include "protocol/jingle/reasons.hpp"

namespace protocol::jingle {

EndReason end_reason(xep0166::Condition condition, std::optional<Time> connected_at) {
  using enum xep0166::Condition;
  switch (condition) {
    case Success: return EndReason::HungUp;
    case Cancel: return EndReason::Cancelled;
    case Decline: return EndReason::Declined;
    case Busy: return EndReason::Busy;
    case Timeout:
    case Expired: return EndReason::NoAnswer;
    case AlternativeSession: return EndReason::Replaced;
    case Gone: return EndReason::PeerVanished;
    case ConnectivityError: return connected_at ? EndReason::PeerVanished : EndReason::MediaFailed;
    case SecurityError: return EndReason::Security;
    case UnsupportedApplications:
    case UnsupportedTransports:
    case IncompatibleParameters: return EndReason::Unsupported;
    case FailedApplication:
    case FailedTransport:
    case GeneralError:
    case MediaError: return EndReason::MediaFailed;
  }
  return EndReason::MediaFailed;
}

xep0166::Condition condition_for(ContentsFault fault) {
  switch (fault) {
    case ContentsFault::Malformed: return xep0166::Condition::FailedApplication;
    case ContentsFault::UnsupportedApplication: return xep0166::Condition::UnsupportedApplications;
    case ContentsFault::UnsupportedTransport: return xep0166::Condition::UnsupportedTransports;
    case ContentsFault::Insecure: return xep0166::Condition::SecurityError;
  }
  return xep0166::Condition::GeneralError;
}

EndReason end_reason(StanzaCondition condition) {
  using enum StanzaCondition;
  switch (condition) {
    case Timeout:
    case Disconnected:
    case Gone:
    case ItemNotFound:
    case RecipientUnavailable:
    case RemoteServerTimeout: return EndReason::PeerVanished;
    case Conflict: return EndReason::Replaced;
    case FeatureNotImplemented:
    case ServiceUnavailable: return EndReason::Unsupported;
    default: return EndReason::ServerRefused;
  }
}

}  // namespace protocol::jingle
