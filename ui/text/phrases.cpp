#include "ui/text/phrases.hpp"

namespace ui::text::phrases {
namespace {

// Joins words and what is set in between them.
template <class... Part>
std::string join(const Part&... parts) {
  std::string result;
  (result.append(parts), ...);
  return result;
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string_view address() { return "Address"; }
std::string_view address_example() { return "you@example.org"; }
std::string_view password() { return "Password"; }
std::string_view sign_in() { return "Sign in"; }
std::string_view signing_in() { return "Signing in\u2026"; }
std::string_view cancel() { return "Cancel"; }
std::string_view continue_as_guest() { return "Continue as guest"; }
std::string_view search() { return "Search"; }
std::string_view message() { return "Message"; }
std::string_view send() { return "Send"; }
std::string_view back() { return "Back"; }
std::string_view close() { return "Close"; }
std::string_view voice_call() { return "Voice call"; }
std::string_view video_call() { return "Video call"; }
std::string_view answer() { return "Answer"; }
std::string_view answer_without_video() { return "Without video"; }
std::string_view decline() { return "Decline"; }
std::string_view accept() { return "Accept"; }
std::string_view mute() { return "Mute"; }
std::string_view camera_off() { return "Camera off"; }
std::string_view hang_up() { return "Hang up"; }
std::string_view retry_now() { return "Retry now"; }
std::string_view try_again() { return "Try again"; }
std::string_view add() { return "Add"; }
std::string_view add_contact() { return "Add contact"; }
std::string_view remove_contact() { return "Remove contact"; }
std::string_view menu() { return "Menu"; }
std::string_view more() { return "More"; }
std::string_view theme_system() { return "Theme of the system"; }
std::string_view theme_light() { return "Light theme"; }
std::string_view theme_dark() { return "Dark theme"; }
std::string_view sign_out() { return "Sign out"; }
std::string_view jump_to_end() { return "Newest messages"; }
std::string_view dismiss() { return "Dismiss"; }

std::string_view conversations() { return "Conversations"; }
std::string_view messages() { return "Messages"; }
std::string_view main_area() { return "Conversation"; }
std::string sign_in_title(std::string_view product) { return join("Sign in to ", product); }
std::string_view sign_in_subtitle() { return "Chat and call with your XMPP account."; }
std::string_view add_contact_help() {
  return "Enter the address of the person you want to talk to. They will be asked whether you may see when they are "
         "online.";
}
std::string_view notices() { return "Notices"; }

std::string_view online() { return "Online"; }
std::string_view connecting() { return "Connecting\u2026"; }
std::string_view offline() { return "Offline"; }
std::string reconnecting_in(std::int64_t seconds) { return join("Reconnecting in ", std::to_string(seconds), " s"); }

std::string_view presence(model::Presence presence) {
  switch (presence) {
    case model::Presence::Online: return "Online";
    case model::Presence::Away: return "Away";
    case model::Presence::DoNotDisturb: return "Do not disturb";
    case model::Presence::Offline: return "Offline";
  }
  return "";
}

std::string_view typing() { return "typing\u2026"; }
std::string you_wrote(std::string_view preview) { return join("You: ", preview); }
std::string unread(std::uint32_t count) {
  return count == 1 ? "1 unread message" : join(std::to_string(count), " unread messages");
}
std::string_view no_messages_yet() { return "No messages yet"; }
std::string_view no_conversations_title() { return "No conversations yet"; }
std::string_view no_conversations_hint() { return "Add a contact to start talking."; }
std::string nothing_found(std::string_view query) { return join("Nobody matches \u201c", query, "\u201d"); }
std::string_view choose_conversation() { return "Choose a conversation"; }
std::string_view choose_conversation_hint() { return "Your messages appear here."; }
std::string wants_to_see_you(std::string_view name) { return join(name, " wants to be your contact"); }
std::string_view contact_request() { return "Wants to be your contact"; }

std::string_view you() { return "You"; }

std::string_view delivery(model::Delivery delivery) {
  switch (delivery) {
    case model::Delivery::None: return "";
    case model::Delivery::Waiting: return "Waiting";
    case model::Delivery::Stored: return "Sent";
    case model::Delivery::Received: return "Delivered";
    case model::Delivery::Failed: return "Not delivered";
  }
  return "";
}

std::string_view loading_history() { return "Loading earlier messages\u2026"; }
std::string_view history_begins() { return "This is the beginning of your conversation."; }
std::string_view history_failed() { return "Earlier messages could not be loaded."; }
std::string_view empty_conversation() { return "Say hello!"; }
std::string new_message_from(std::string_view name) { return join("New message from ", name); }
std::string missed_call() { return "Missed call"; }
std::string ended_call(std::string_view duration) { return duration.empty() ? "Call" : join("Call, ", duration); }

std::string call_with(std::string_view name) { return join("Call with ", name); }
std::string incoming_call(bool video, std::string_view name) { return join(incoming_call_kind(video), " from ", name); }
std::string_view incoming_call_kind(bool video) { return video ? "Incoming video call" : "Incoming voice call"; }

std::string_view call_phase(model::CallPhase phase) {
  switch (phase) {
    case model::CallPhase::Calling: return "Calling\u2026";
    case model::CallPhase::RingingThere: return "Ringing\u2026";
    case model::CallPhase::RingingHere: return "Is calling you";
    case model::CallPhase::Connecting: return "Connecting\u2026";
    case model::CallPhase::Connected: return "Connected";
    case model::CallPhase::Reconnecting: return "Connection lost, reconnecting\u2026";
    case model::CallPhase::Ended: return "Call ended";
  }
  return "";
}

std::string_view peer_muted() { return "Microphone off"; }
std::string picture_of(std::string_view name) { return join("Video of ", name); }
std::string_view own_picture() { return "Your camera"; }

std::string duration(std::chrono::seconds time) {
  const std::int64_t total = time.count() < 0 ? 0 : time.count();
  const std::int64_t hours = total / 3600;
  const std::int64_t minutes = total / 60 % 60;
  if (hours == 0) return join(std::to_string(minutes), ":", two_digits(total % 60));
  return join(std::to_string(hours), ":", two_digits(minutes), ":", two_digits(total % 60));
}

}  // namespace ui::text::phrases
