#pragma once

#include "ui/model/call.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// Of several others in a call, and of us where our camera gives a picture: a tile each, as large as they can all be in `area`.
void gathering(widget::Kit& kit, const model::Call& call, const Rect& area);

}  // namespace ui::view
