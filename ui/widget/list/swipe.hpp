#pragma once

#include "ui/widget/kit/kit.hpp"

namespace ui::widget {

// A row that a finger draws aside, as for a reply.
struct Swipe {
  float offset = 0;    // by how many CSS pixels the row is drawn towards the end of the line
  float strength = 0;  // 0..1: how much is missing until letting go acts; for the icon that appears behind the row
  bool acts = false;   // the finger let go, far enough
};

// `id` names the row, `rect` is where it is when nothing is drawn aside. The row resists the more the further it is drawn, and
// goes back by itself. Call it only where the swipe does something.
Swipe swipe(Kit& kit, NodeId id, const Rect& rect);

}  // namespace ui::widget
