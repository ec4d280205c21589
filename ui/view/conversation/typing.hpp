#pragma once

#include <string_view>

#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// The bubble of one who is typing, with dots that move unless motion is not wanted.
float typing_height(const widget::Kit& kit);
void typing(widget::Kit& kit, const Rect& row, std::string_view name);

}  // namespace ui::view
