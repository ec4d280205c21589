#pragma once

#include <string>

#include "ui/geometry.hpp"

namespace wasm::dom {

// Declarations that place a `position: fixed` element at `rect`, and cut off what lies outside `clip` (empty: nothing).
std::string placement(const ui::Rect& rect, const ui::Rect& clip);

}  // namespace wasm::dom
