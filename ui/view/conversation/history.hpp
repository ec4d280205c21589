#pragma once

#include "ui/model/action.hpp"
#include "ui/model/state.hpp"
#include "ui/widget/kit/kit.hpp"

// How far the history of a conversation has been loaded, as it is shown.
namespace ui::view {

// What stands above the first message, in a column of that width: more is loading, could not be loaded, or there is no more.
float history_head_height(widget::Kit& kit, const model::OpenConversation& open, float width);
void history_head(widget::Kit& kit, const model::OpenConversation& open, const Rect& row);

// The same in the place of what is not loaded between entries; `from`: the end of it that is nearer to the middle of the screen.
float history_gap_height(widget::Kit& kit, const model::TimelineItem& item, float width);
void history_gap(widget::Kit& kit, const model::OpenConversation& open, const model::TimelineItem& item,
                 model::LoadEntries::From from, const Rect& row);

// Bubbles to come while nothing is there yet, from the foot of `column` up.
void history_skeletons(widget::Kit& kit, const Rect& column);

}  // namespace ui::view
