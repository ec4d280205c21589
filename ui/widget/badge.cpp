#include "ui/widget/badge.hpp"

#include <cmath>

#include "ui/text/words/phrases.hpp"

namespace ui::widget {
namespace {

std::string written(std::uint32_t count) {
  constexpr std::int64_t kMost = 99;
  return text::phrases::count_up_to(count, kMost);
}

TextStyle style_of(const Kit& kit) {
  TextStyle style = kit.type().tiny;
  style.weight = text::Weight::Bold;
  return style;
}

float height_of(const Kit& kit) { return std::round(20 * kit.theme.scale); }

}  // namespace

float badge_width(Kit& kit, std::uint32_t count) {
  return std::max(height_of(kit), kit.canvas.text_width(written(count), style_of(kit)) + 12);
}

void badge(Kit& kit, const Rect& box, std::uint32_t count) {
  const float width = badge_width(kit, count);
  const float height = height_of(kit);
  const Rect pill{right(box) - width, box.y + ((box.height - height) / 2), width, height};
  kit.canvas.fill(pill, kit.color().accent, height / 2);
  kit.canvas.text(pill, written(count), style_of(kit), kit.color().on_accent, Align::Center);
}

}  // namespace ui::widget
