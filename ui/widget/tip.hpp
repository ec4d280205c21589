#pragma once

#include "ui/widget/kit/kit.hpp"

namespace ui::widget {

// Offers `words` about the node `id` at `rect`, which shows only a picture: when the mouse or the keyboard has stayed at it. They say
// what its name says, so that the mirror has them already.
void tip(Kit& kit, NodeId id, const Rect& rect, std::string_view words);

// Draws what was offered in this frame, over everything.
void draw_tip(Kit& kit);

}  // namespace ui::widget
