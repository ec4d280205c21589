#include "ui/text/words/phrases.hpp"

// What can go wrong, in words that say what to do next.
namespace ui::text::phrases {
namespace {

Explanation explain(std::string_view what, std::string_view next) { return {std::string(what), std::string(next)}; }

// A sentence about a host, or about one whose name is not known.
using Named = std::string (*)(std::string_view host);

std::string about(std::string_view host, Named named, std::string_view unnamed) {
  return host.empty() ? std::string(unnamed) : named(host);
}

// With the server's own words in brackets.
std::string detailed(std::string_view sentence, std::string_view detail) {
  return detail.empty() ? std::string(sentence) : with_detail(sentence, detail);
}

}  // namespace

Explanation sign_in_problem(const model::SignIn& sign_in) {
  using enum model::SignInProblem;
  const std::string_view detail = sign_in.detail;
  switch (sign_in.problem) {
    case None: return {};
    case BadAddress: return explain(sign_in_bad_address(), sign_in_bad_address_next());
    case MissingPassword: return explain(sign_in_missing_password(), sign_in_missing_password_next());
    case WrongPassword: return explain(sign_in_wrong_password(), sign_in_wrong_password_next());
    case AccountDisabled: return explain(sign_in_account_disabled(), detailed(ask_server_operator(), detail));
    case UnknownDomain:
      return explain(about(detail, sign_in_unknown_domain, sign_in_unknown_domain_unnamed()), sign_in_check_domain());
    case NoEndpoint:
      return explain(about(detail, sign_in_no_endpoint, sign_in_no_endpoint_unnamed()), sign_in_no_endpoint_next());
    case Unreachable:
      return explain(about(detail, sign_in_unreachable, sign_in_unreachable_unnamed()), sign_in_unreachable_next());
    case NotXmpp: return explain(about(detail, sign_in_not_xmpp, sign_in_not_xmpp_unnamed()), sign_in_check_domain());
    case NoMechanism: return explain(sign_in_no_mechanism(), ask_server_operator());
    case ServerNotGenuine: return explain(sign_in_not_genuine(), sign_in_not_genuine_next());
    case TemporaryFailure:
      return explain(sign_in_temporary_failure(), detailed(sign_in_temporary_failure_next(), detail));
    case TooManyAttempts: return explain(sign_in_too_many_attempts(), sign_in_too_many_attempts_next());
    case SignedInElsewhere: return explain(sign_in_elsewhere(), sign_in_elsewhere_next());
    case AccountRemoved: return explain(sign_in_account_removed(), sign_in_account_removed_next());
    case ServerClosed: return explain(sign_in_server_closed(), detailed(sign_in_server_closed_next(), detail));
  }
  return {};
}

Explanation microphone_problem(model::MediaProblem problem) {
  using enum model::MediaProblem;
  switch (problem) {
    case None: return {};
    case Denied: return explain(microphone_denied(), microphone_denied_next());
    case NotFound: return explain(microphone_not_found(), microphone_not_found_next());
    case InUse: return explain(microphone_in_use(), microphone_in_use_next());
    case Insecure: return explain(microphone_insecure(), open_over_https());
    case Failed: return explain(microphone_failed(), microphone_failed_next());
    case Lost: return explain(microphone_lost(), microphone_not_found_next());
  }
  return {};
}

Explanation camera_problem(model::MediaProblem problem) {
  using enum model::MediaProblem;
  switch (problem) {
    case None: return {};
    case Denied: return explain(camera_denied(), camera_denied_next());
    case NotFound: return explain(camera_not_found(), camera_without_next());
    case InUse: return explain(camera_in_use(), camera_without_next());
    case Insecure: return explain(camera_insecure(), open_over_https());
    case Failed: return explain(camera_failed(), camera_without_next());
    case Lost: return explain(camera_lost(), camera_without_next());
  }
  return {};
}

std::string notice(const model::Notice& notice) {
  using enum model::NoticeKind;
  switch (notice.kind) {
    case MessageFailed: return detailed(notice_message_failed(notice.subject), notice.detail);
    case ContactAdded: return notice_contact_added(notice.subject);
    case ContactFailed: return detailed(notice_contact_failed(notice.subject), notice.detail);
    case RemovalFailed: return detailed(notice_removal_failed(notice.subject), notice.detail);
    case BadAddress:
      return notice.subject.empty() ? std::string(sign_in_bad_address()) : notice_bad_address(notice.subject);
    case HistoryFailed: return detailed(history_failed(), notice.detail);
    case SendFailed: return detailed(notice_send_failed(), notice.detail);
    case CannotBeCalled: return cannot_be_called(notice.subject);
    case CannotBeCalledWithVideo: return cannot_be_called_with_video(notice.subject);
    case CallImpossible: return detailed(notice_call_impossible(notice.subject), notice.detail);
    case NotStored: return std::string(notice_not_stored());
    case LanguageFailed: return std::string(notice_language_failed());
    case Copied: return std::string(notice_copied());
    case CopyFailed: return std::string(notice_copy_failed());
  }
  return "";
}

}  // namespace ui::text::phrases
