#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "ui/model/action.hpp"
#include "ui/model/state.hpp"

// Every word that the interface says, by meaning. Names, addresses and a server's own words come in as arguments and are set
// in as they are.
namespace ui::text::phrases {

// What went wrong, and what the person can do about it.
struct Explanation {
  std::string what;
  std::string next;
};

// Controls
std::string_view address();
std::string_view address_example();
std::string_view password();
std::string_view sign_in();
std::string_view signing_in();
std::string_view cancel();
std::string_view continue_as_guest();
std::string_view search();
std::string_view message();
std::string_view send();
std::string_view back();
std::string_view close();
std::string_view voice_call();
std::string_view video_call();
std::string_view answer();
std::string_view answer_without_video();
std::string_view decline();
std::string_view accept();
std::string_view mute();
std::string_view camera_off();
std::string_view hang_up();
std::string_view retry_now();
std::string_view try_again();
std::string_view add();
std::string_view add_contact();
std::string_view remove_contact();
std::string_view menu();
std::string_view more();
std::string_view theme_system();
std::string_view theme_light();
std::string_view theme_dark();
std::string_view sign_out();
std::string_view jump_to_end();
std::string_view dismiss();

// Places
std::string_view conversations();
std::string_view messages();
std::string_view main_area();
std::string sign_in_title(std::string_view product);
std::string_view sign_in_subtitle();
std::string_view add_contact_help();
std::string_view notices();

// Sign-in
Explanation sign_in_problem(const model::SignIn& sign_in);

// Connection
std::string_view online();
std::string_view connecting();
std::string_view offline();
std::string reconnecting_in(std::int64_t seconds);

// Conversations
std::string_view presence(model::Presence presence);
std::string_view typing();
std::string you_wrote(std::string_view preview);
std::string unread(std::uint32_t count);
std::string_view no_messages_yet();
std::string_view no_conversations_title();
std::string_view no_conversations_hint();
std::string nothing_found(std::string_view query);
std::string_view choose_conversation();
std::string_view choose_conversation_hint();
std::string wants_to_see_you(std::string_view name);
std::string_view contact_request();

// Messages
std::string_view you();
std::string_view delivery(model::Delivery delivery);  // empty where nothing is said
std::string_view loading_history();
std::string_view history_begins();
std::string_view history_failed();
std::string_view empty_conversation();
std::string new_message_from(std::string_view name);
std::string missed_call();
std::string ended_call(std::string_view duration);

// Calls
std::string call_with(std::string_view name);
std::string incoming_call(bool video, std::string_view name);
std::string_view incoming_call_kind(bool video);
std::string_view call_phase(model::CallPhase phase);
std::string call_ended(model::CallOutcome outcome, std::string_view name);
Explanation microphone_problem(model::MediaProblem problem);
Explanation camera_problem(model::MediaProblem problem);
std::string_view peer_muted();
std::string picture_of(std::string_view name);
std::string_view own_picture();
std::string duration(std::chrono::seconds time);  // "4:07", "1:02:33"

// Notices
std::string notice(const model::Notice& notice);

}  // namespace ui::text::phrases
