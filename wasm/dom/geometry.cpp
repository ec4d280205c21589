#include "wasm/dom/geometry.hpp"

#include <algorithm>

#include "wasm/js/css.hpp"

namespace wasm::dom {

using js::px;

std::string placement(const ui::Rect& rect, const ui::Rect& clip) {
  std::string css =
      "left:" + px(rect.x) + ";top:" + px(rect.y) + ";width:" + px(rect.width) + ";height:" + px(rect.height);
  const float top = std::max(clip.y - rect.y, 0.F);
  const float left = std::max(clip.x - rect.x, 0.F);
  const float right = std::max(rect.x + rect.width - clip.x - clip.width, 0.F);
  const float bottom = std::max(rect.y + rect.height - clip.y - clip.height, 0.F);
  if (clip == ui::Rect{} || (top == 0 && left == 0 && right == 0 && bottom == 0)) return css;
  return css + ";clip-path:inset(" + px(top) + " " + px(right) + " " + px(bottom) + " " + px(left) + ")";
}

}  // namespace wasm::dom
