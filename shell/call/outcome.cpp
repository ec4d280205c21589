#include "shell/call/outcome.hpp"

namespace shell::call {

ui::model::CallOutcome outcome_of(protocol::jingle::EndReason reason) {
  using protocol::jingle::EndReason;
  using ui::model::CallOutcome;
  switch (reason) {
    case EndReason::HungUp: return CallOutcome::HungUp;
    case EndReason::Cancelled: return CallOutcome::Cancelled;
    case EndReason::Declined: return CallOutcome::Declined;
    case EndReason::Busy: return CallOutcome::Busy;
    case EndReason::NoAnswer: return CallOutcome::NoAnswer;
    case EndReason::AnsweredElsewhere: return CallOutcome::AnsweredElsewhere;
    case EndReason::DeclinedElsewhere: return CallOutcome::DeclinedElsewhere;
    case EndReason::PeerVanished: return CallOutcome::PeerVanished;
    case EndReason::MediaFailed: return CallOutcome::MediaFailed;
    case EndReason::Unsupported: return CallOutcome::Unsupported;
    case EndReason::Security: return CallOutcome::Security;
    case EndReason::ServerRefused: return CallOutcome::ServerRefused;
    case EndReason::Replaced: return CallOutcome::Busy;  // they called somebody: us
  }
  return CallOutcome::HungUp;
}

ui::model::MediaProblem problem_of(ports::CaptureError error) {
  using ports::CaptureError;
  using ui::model::MediaProblem;
  switch (error) {
    case CaptureError::None: return MediaProblem::None;
    case CaptureError::Denied: return MediaProblem::Denied;
    case CaptureError::NotFound: return MediaProblem::NotFound;
    case CaptureError::InUse: return MediaProblem::InUse;
    case CaptureError::Insecure: return MediaProblem::Insecure;
    case CaptureError::Failed: return MediaProblem::Failed;
  }
  return MediaProblem::Failed;
}

}  // namespace shell::call
