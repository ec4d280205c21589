#pragma once

#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// The product's mark, a square of that side around `center`.
void brand_mark(widget::Kit& kit, Vec2 center, float side);

}  // namespace ui::view
