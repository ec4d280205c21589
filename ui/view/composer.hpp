#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/kit.hpp"

namespace ui::view {

// How high the composer is with what stands in it, at the foot of a pane of that size.
float composer_height(widget::Kit& kit, const model::Address& to, Vec2 pane);

// Where messages are written.
void composer(widget::Kit& kit, const model::OpenConversation& open, const Rect& area);

}  // namespace ui::view
