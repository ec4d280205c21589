#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/overlay.hpp"

namespace ui::view {

// A message's pictures, one at a time over the whole screen: zoomed by wheel or buttons, moved by dragging, closed by Escape,
// Back or a click beside it.
void lightbox(widget::Kit& kit, const model::State& state, Memory& memory, widget::Opening opening);

}  // namespace ui::view
