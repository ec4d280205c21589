#include "ui/text/phrases.hpp"

// What can go wrong, in words that say what to do next.
namespace ui::text::phrases {
namespace {

std::string quoted(std::string_view detail, std::string_view otherwise) {
  return detail.empty() ? std::string(otherwise) : "\u201c" + std::string(detail) + "\u201d";
}

// The server's own words in brackets before the full stop.
std::string with_detail(std::string text, std::string_view detail) {
  if (detail.empty()) return text;
  const bool stop = text.ends_with('.');
  if (stop) text.pop_back();
  text.append(" (").append(detail).append(")");
  return stop ? text + "." : text;
}

}  // namespace

Explanation sign_in_problem(const model::SignIn& sign_in) {
  using enum model::SignInProblem;
  const std::string_view detail = sign_in.detail;
  switch (sign_in.problem) {
    case None: return {};
    case BadAddress: return {"This is not an address.", "An address looks like name@example.org."};
    case MissingPassword: return {"The password is missing.", "Enter your password."};
    case WrongPassword: return {"Address or password is wrong.", "Check both and try again."};
    case AccountDisabled: return {"This account is disabled.", with_detail("Ask those who run your server.", detail)};
    case UnknownDomain:
      return {quoted(detail, "The server") + " was not found.", "Check the part of the address after the @."};
    case NoEndpoint:
      return {quoted(detail, "This server") + " cannot be reached from a browser.",
              "It offers no WebSocket address. Ask those who run it."};
    case Unreachable:
      return {quoted(detail, "The server") + " cannot be reached.",
              "Check your connection to the internet and try again."};
    case NotXmpp:
      return {quoted(detail, "The server") + " does not speak XMPP.", "Check the part of the address after the @."};
    case NoMechanism: return {"The server offers no safe way to sign in.", "Ask those who run your server."};
    case ServerNotGenuine:
      return {"The server could not prove that it is yours.",
              "Somebody may be listening in. Do not sign in over this network."};
    case TemporaryFailure:
      return {"The server cannot sign you in just now.", with_detail("Try again in a moment.", detail)};
    case TooManyAttempts: return {"Too many attempts.", "Wait a few minutes and try again."};
    case SignedInElsewhere: return {"You have signed in somewhere else.", "Sign in again to go on here."};
    case AccountRemoved: return {"This account was removed.", "Sign in with another account."};
    case ServerClosed: return {"The server closed the connection.", with_detail("Sign in again.", detail)};
  }
  return {};
}

std::string call_ended(model::CallOutcome outcome, std::string_view name) {
  using enum model::CallOutcome;
  const std::string who(name);
  switch (outcome) {
    case HungUp: return "Call ended";
    case Cancelled: return "Call cancelled";
    case Declined: return who + " declined the call";
    case Busy: return who + " is in another call";
    case NoAnswer: return who + " did not answer";
    case AnsweredElsewhere: return "Answered on another device";
    case DeclinedElsewhere: return "Declined on another device";
    case PeerVanished: return "The connection to " + who + " was lost";
    case MediaFailed: return "No connection for sound and picture could be made";
    case Unsupported: return "The device of " + who + " cannot take this call";
    case Security: return "The call was ended because it was not secure";
    case ServerRefused: return "The server refused the call";
  }
  return "";
}

Explanation microphone_problem(model::MediaProblem problem) {
  using enum model::MediaProblem;
  switch (problem) {
    case None: return {};
    case Denied:
      return {"Your microphone is blocked.",
              "Allow it in the browser\u2019s address bar. Until then you are not heard."};
    case NotFound: return {"No microphone was found.", "Plug one in. Until then you are not heard."};
    case InUse:
      return {"Your microphone is in use by another program.", "Close that program. Until then you are not heard."};
    case Insecure: return {"The browser gives no microphone to this page.", "Open the page over https."};
    case Failed: return {"Your microphone does not work.", "Until it does you are not heard."};
  }
  return {};
}

Explanation camera_problem(model::MediaProblem problem) {
  using enum model::MediaProblem;
  switch (problem) {
    case None: return {};
    case Denied:
      return {"Your camera is blocked.",
              "Allow it in the browser\u2019s address bar. The call goes on without your picture."};
    case NotFound: return {"No camera was found.", "The call goes on without your picture."};
    case InUse: return {"Your camera is in use by another program.", "The call goes on without your picture."};
    case Insecure: return {"The browser gives no camera to this page.", "Open the page over https."};
    case Failed: return {"Your camera does not work.", "The call goes on without your picture."};
  }
  return {};
}

std::string notice(const model::Notice& notice) {
  using enum model::NoticeKind;
  const std::string who = notice.subject;
  switch (notice.kind) {
    case MessageFailed: return with_detail("A message to " + who + " was not delivered.", notice.detail);
    case ContactAdded: return who + " was added to your contacts.";
    case ContactFailed: return with_detail(who + " could not be added.", notice.detail);
    case BadAddress: return quoted(who, "This") + " is not an address.";
    case HistoryFailed: return with_detail("Earlier messages could not be loaded.", notice.detail);
    case SendFailed: return with_detail("The message could not be sent.", notice.detail);
    case CallImpossible: return with_detail(who + " cannot be called just now.", notice.detail);
    case NotStored:
      return "This browser keeps nothing for this page: drafts and unsent messages end when you close it.";
  }
  return "";
}

}  // namespace ui::text::phrases
