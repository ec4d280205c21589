#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

inline constexpr float kThreePanes = 1100;  // width of a screen that has room for them

// Whether the details stand in the place of the conversation instead of beside it.
bool details_cover_chat(const widget::Kit& kit, const model::State& state, const DetailsMemory& memory);

void open_details(widget::Kit& kit, DetailsMemory& memory);
void close_details(widget::Kit& kit, DetailsMemory& memory);

// Who is on the other side of the open conversation, and what can be done beside talking: `address` and all that is known of it.
void details(widget::Kit& kit, const model::State& state, const model::Conversation& other, Memory& all, Rect area);

}  // namespace ui::view
