#pragma once

#include <string>
#include <string_view>

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// Whether the call fills a part of the screen; one that rings here, or ended before it began, shows as a card instead.
bool call_has_stage(const model::Call& call);

// A button that calls somebody. Where no device of theirs can be called it says so, and pressing it says it too.
struct CallButton {
  std::string_view name;
  theme::Icon icon = theme::Icon::Phone;
  bool enabled = true;
  std::string obstacle;  // empty: none
};
CallButton call_button(const model::State& state, const model::Conversation& other, model::CallMedia media);

// Who was called, or calls; in a call between two the only other one.
const model::Participant& other(const model::Call& call);

// "Call with Ann", "Call with 3 people".
std::string call_name(const model::Call& call);

bool shows_own_picture(const model::Call& call);

inline bool ended(const model::Call& call) { return call.phase == model::CallPhase::Ended; }

// A call that was placed or answered, in `area`. It takes the keyboard when it appears, unless somebody writes.
// Only while there is one.
void call_stage(widget::Kit& kit, const model::State& state, const CallMemory& memory, Rect area);

// A call that rings here, over everything else; or how it ended.
void call_card(widget::Kit& kit, const model::State& state);

// Offers to call the same person in the same way once more, in the middle of `row`.
void call_again(widget::Kit& kit, const model::State& state, const Rect& row, widget::ButtonKind kind);

// Says what changed to those who do not see it, and closes an ended call after a while.
void follow_call(widget::Kit& kit, const model::Call& call, CallMemory& memory);

// What is going on, in words: "Ringing…", "4:07", "Ann did not answer".
std::string call_state_words(const widget::Kit& kit, const model::Call& call);

}  // namespace ui::view
