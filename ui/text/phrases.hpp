#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "ui/model/action.hpp"
#include "ui/model/state.hpp"
#include "ui/text/words.hpp"

// Every word that the interface says, by meaning. A phrase that stands alone is a function in words.hpp, made at build from
// web/locales/en.json: `phrases::unread(3)` says "unread". Here are those that depend on a value of the model. Names, addresses
// and a server's own words come in as arguments and are set in as they are. What is returned as a view lasts until the language
// changes, which it does between frames.
namespace ui::text::phrases {

// What went wrong, and what the person can do about it.
struct Explanation {
  std::string what;
  std::string next;
};

Explanation sign_in_problem(const model::SignIn& sign_in);

std::string_view presence(model::Presence presence);
// What the other side is at the moment: its presence, or how many people are in the room.
std::string state_of(const model::Conversation& conversation);
std::string_view delivery(model::Delivery delivery);  // empty where nothing is said
std::string ended_call(std::string_view duration);    // empty: it is not known

// At most `limit`, then "99+".
std::string count_up_to(std::int64_t count, std::int64_t limit);

std::string incoming_call(bool video, std::string_view name);
std::string_view incoming_call_kind(bool video);
std::string_view call_phase(model::CallPhase phase);
std::string call_ended(model::CallOutcome outcome, std::string_view name);
Explanation microphone_problem(model::MediaProblem problem);
Explanation camera_problem(model::MediaProblem problem);
std::string duration(std::chrono::seconds time);  // "4:07", "1:02:33"

std::string notice(const model::Notice& notice);

}  // namespace ui::text::phrases
