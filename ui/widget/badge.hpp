#pragma once

#include "ui/widget/kit/kit.hpp"

namespace ui::widget {

// A count in a pill at the right end of `box`; more than 99 is "99+".
void badge(Kit& kit, const Rect& box, std::uint32_t count);
float badge_width(Kit& kit, std::uint32_t count);

}  // namespace ui::widget
