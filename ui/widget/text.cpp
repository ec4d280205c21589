#include "ui/widget/text.hpp"

namespace ui::widget {

Rect line(Kit& kit, NodeKey key, const Rect& box, std::string_view text, const LineLook& look) {
  const DrawnText drawn = kit.canvas.text(box, text, look.style, look.color, look.align, look.origin);
  kit.add(key, drawn.rect, {.role = Role::Text, .value = std::string(text)});
  return drawn.rect;
}

void heading(Kit& kit, NodeKey key, const Rect& box, std::string_view text, int level, const LineLook& look) {
  const DrawnText drawn = kit.canvas.text(box, text, look.style, look.color, look.align, look.origin);
  kit.add(key, drawn.rect,
          {.role = Role::Heading, .level = static_cast<std::uint8_t>(level), .name = std::string(text)});
}

float paragraph_height(Kit& kit, std::string_view text, const LineLook& look, float width) {
  return kit.canvas.measure_paragraph(text, look.style, look.color, width, look.origin, look.align).height;
}

float paragraph(Kit& kit, NodeKey key, const Rect& box, std::string_view text, const LineLook& look) {
  const text::RunMetrics run =
      kit.canvas.measure_paragraph(text, look.style, look.color, box.width, look.origin, look.align);
  const float room = box.width - run.width;
  const bool end = look.align == Align::End || (look.align == Align::Start && run.right_to_left);
  const float x = box.x + (look.align == Align::Center ? room / 2 : end ? room : 0);
  kit.canvas.paragraph(run, {x, box.y});
  kit.add(key, {x, box.y, run.width, run.height}, {.role = Role::Paragraph, .value = std::string(text)});
  return run.height;
}

}  // namespace ui::widget
