#include "ui/view/message/separators.hpp"

#include <algorithm>

#include "ui/text/words/phrases.hpp"
#include "ui/view/widgets.hpp"
#include "ui/widget/kit/layout.hpp"

namespace ui::view::message {

namespace {

float day_height(const Kit& kit) { return kit.type().small.line_height + 34; }
float news_height(const Kit& kit) { return kit.type().small.line_height + 20; }

void day(Kit& kit, const Rect& row, const model::TimelineItem& item, Wish& wish) {
  const std::string words = kit.calendar.day(item.time);
  const float width = kit.canvas.text_width(words, kit.type().small_strong) + 28;
  const Rect pill = centered(row, width, kit.type().small.line_height + 10);
  // What a finger has to meet is higher than what is drawn.
  const float least = kit.coarse() ? kit.theme.target : 0;
  const Rect target = centered(row, std::max(width, least), std::max(pill.height, least));
  const float radius = pill.height / 2;
  kit.canvas.shadow(pill, radius, theme::faded(kit.color().shadow, 0.5F), 8, 1);
  kit.canvas.fill(pill, kit.color().raised, radius);
  if (kit.theme.contrast == theme::Contrast::High) kit.canvas.stroke(pill, kit.color().border, radius);
  kit.add("day-line", row, {.role = Role::Separator, .name = words});
  // Half out of sight it would be a stop of Tab that nobody sees.
  const bool in_sight = target.y >= kit.clip.y && bottom(target) <= bottom(kit.clip);
  const NodeId id = kit.add("day", target,
                            {.role = Role::Button,
                             .states = static_cast<std::uint16_t>(in_sight ? semantics::kFocusable : 0),
                             .name = words,
                             .value = std::string(text::phrases::go_to())});
  const Response response = kit.region(id, target);
  feedback(kit, id, response, pill, radius);
  kit.canvas.text(pill, words, kit.type().small_strong, kit.color().text_soft, Align::Center);
  if (response.focused) focus_ring(kit, pill, radius);
  if (!response.clicked) return;
  wish.days = true;
  wish.anchor = pill;
}

void news(Kit& kit, const Rect& row, std::uint32_t count) {
  const std::string words = text::phrases::new_messages(count);
  const float width = kit.canvas.text_width(words, kit.type().small_strong) + 28;
  const Rect middle = centered(row, width, row.height);
  const float y = kit.canvas.snapped(center(row).y);
  kit.canvas.fill({row.x, y, middle.x - row.x, 1}, kit.color().accent_text);
  kit.canvas.fill({right(middle), y, right(row) - right(middle), 1}, kit.color().accent_text);
  kit.canvas.text(middle, words, kit.type().small_strong, kit.color().accent_text, Align::Center);
  kit.add("news", row, {.role = Role::Separator, .name = words});
}

}  // namespace

float separators_height(const Kit& kit, const Entry& entry) {
  return (entry.where.new_day ? day_height(kit) : 0) + (entry.new_below > 0 ? news_height(kit) : 0);
}

void separators(Kit& kit, Rect& rest, const Entry& entry, Wish& wish) {
  if (entry.where.new_day) day(kit, cut_top(rest, day_height(kit)), entry.item, wish);
  if (entry.new_below > 0) news(kit, cut_top(rest, news_height(kit)), entry.new_below);
}

}  // namespace ui::view::message
