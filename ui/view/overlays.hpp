#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// The menu or dialog that is open, if any. `submitted`: Enter was pressed in its field.
void overlays(widget::Kit& kit, const model::State& state, Memory& memory, bool submitted);

}  // namespace ui::view
