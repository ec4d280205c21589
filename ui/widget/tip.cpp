#include "ui/widget/tip.hpp"

#include <algorithm>

namespace ui::widget {
namespace {

constexpr Moment kDelay{500};
constexpr float kGap = 6;  // to what it is about, and to the screen's edges

}  // namespace

void tip(Kit& kit, NodeId id, const Rect& rect, std::string_view words) {
  const std::optional<Moment> since = kit.io.attended(id);
  if (!since || words.empty()) return;
  if (kit.now - *since < kDelay) return kit.wake(*since + kDelay);
  kit.out.tip = {rect, std::string(words)};
}

void draw_tip(Kit& kit) {
  if (!kit.out.tip) return;
  const TextStyle& style = kit.type().small;
  const Rect& about = kit.out.tip->about;
  const float width = kit.canvas.text_width(kit.out.tip->words, style) + 20;
  const float height = style.line_height + 10;
  const float most = std::max(kit.screen.x + kGap, right(kit.screen) - width - kGap);
  Rect card{std::clamp(center(about).x - (width / 2), kit.screen.x + kGap, most), bottom(about) + kGap, width, height};
  if (bottom(card) > bottom(kit.screen) - kGap) card.y = about.y - height - kGap;
  kit.canvas.fill(card, kit.color().tooltip, theme::kRadiusSmall);
  kit.canvas.text(card, kit.out.tip->words, style, kit.color().on_tooltip, Align::Center);
}

}  // namespace ui::widget
