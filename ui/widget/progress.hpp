#pragma once

#include "ui/widget/kit/kit.hpp"

namespace ui::widget {

// A turning arc: something is under way and nobody knows for how long. Stands still under reduced motion.
void spinner(Kit& kit, Vec2 center, float radius, Color color);

// The shape of something that is being loaded.
void skeleton(Kit& kit, const Rect& rect, float radius);

}  // namespace ui::widget
