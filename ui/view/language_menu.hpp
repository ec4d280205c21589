#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/overlay.hpp"

namespace ui::view {

// The languages to choose from, each by its own name so that everybody finds theirs; hangs where the account menu hung.
void language_menu(widget::Kit& kit, const model::State& state, OverlayMemory& memory, widget::Opening opening);

}  // namespace ui::view
