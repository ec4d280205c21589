#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// What keys do from anywhere on the main screen: the search, the conversation above or below, the list of all such keys.
// They rest while a menu or dialog is open.
void take_shortcuts(widget::Kit& kit, const model::State& state, Memory& memory);

enum class DialogEnd : bool { StaysOpen, Closed };
// The dialog that lists them. `opening`: it was not there in the last frame.
DialogEnd shortcuts_dialog(widget::Kit& kit, widget::ScrollMemory& scrolled, bool opening);

}  // namespace ui::view
