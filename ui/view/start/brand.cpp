#include "ui/view/start/brand.hpp"

namespace ui::view {

void brand_mark(widget::Kit& kit, Vec2 center, float side) {
  const Rect box{center.x - (side / 2), center.y - (side / 2), side, side};
  const theme::Color accent = kit.color().accent;
  kit.canvas.fill_gradient(box, theme::mix(accent, theme::rgb(0xFFFFFF), 0.18F), accent, side * 0.3F);
  kit.canvas.icon(theme::Icon::MessagesSquare, box, side * 0.5F, kit.color().on_accent);
}

}  // namespace ui::view
