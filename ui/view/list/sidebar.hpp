#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

inline constexpr std::string_view kSearchField = "search";

// Who I am, a search, and the list of conversations.
void sidebar(widget::Kit& kit, const model::State& state, Memory& memory, Rect area);

// Height of the bar at the top of a pane.
float bar_height(const widget::Kit& kit);

// Opens an overlay and remembers where the focus has to return to.
void open_overlay(widget::Kit& kit, OverlayMemory& memory, Overlay overlay, const Rect& anchor);
// From one to the next, which returns the focus to the same place.
void go_on_to(widget::Kit& kit, OverlayMemory& memory, Overlay next);
void close_overlay(widget::Kit& kit, OverlayMemory& memory);

}  // namespace ui::view
