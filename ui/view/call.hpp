#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/kit.hpp"

namespace ui::view {

// Whether the call fills a part of the screen; one that rings here, or ended before it began, shows as a card instead.
bool call_has_stage(const model::Call& call);

inline bool ended(const model::Call& call) { return call.phase == model::CallPhase::Ended; }

// A call that was placed or answered, in `area`. It takes the keyboard when it appears, unless somebody writes.
void call_stage(widget::Kit& kit, const model::Call& call, const CallMemory& memory, Rect area);

// A call that rings here, over everything else; or how it ended.
void call_card(widget::Kit& kit, const model::Call& call);

// Says what changed to those who do not see it, and closes an ended call after a while.
void follow_call(widget::Kit& kit, const model::Call& call, CallMemory& memory);

// What is going on, in words: "Ringing…", "4:07", "Ann did not answer".
std::string call_state_words(const widget::Kit& kit, const model::Call& call);

}  // namespace ui::view
