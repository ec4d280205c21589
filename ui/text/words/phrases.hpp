#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "ui/model/action.hpp"
#include "ui/model/state.hpp"
#include "ui/text/words/words.hpp"

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

// What a call left, when it is an entry of that kind. `text`: as in model::TimelineItem.
std::string call_entry(model::ItemKind kind, const model::CallNote& call, std::string_view text);
// "* Alice waves" (XEP-0245).
std::string action(std::string_view name, std::string_view text);
// What cannot be shown as its sender meant it. `item.content` is not Words.
std::string unshown(const model::TimelineItem& item);
// One line for an entry, in the list or in a notification.
std::string gist(const model::Gist& gist, std::string_view text);

// At most `limit`, then "99+".
std::string count_up_to(std::int64_t count, std::int64_t limit);

std::string incoming_call(bool video, std::string_view name);
std::string_view incoming_call_kind(bool video);
std::string_view call_phase(model::CallPhase phase);
// Why they cannot be called so; empty: they can.
std::string call_obstacle(const model::Conversation& other, model::CallMedia media);
std::string call_ended(model::CallOutcome outcome, std::string_view name);
Explanation microphone_problem(model::MediaProblem problem);
Explanation camera_problem(model::MediaProblem problem);
std::string duration(std::chrono::seconds time);  // "4:07", "1:02:33"

std::string notice(const model::Notice& notice);

}  // namespace ui::text::phrases
