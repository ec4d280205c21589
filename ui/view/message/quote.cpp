#include <algorithm>

#include "ui/text/words/phrases.hpp"
#include "ui/theme/person_color.hpp"
#include "ui/view/message/parts.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view::message {

namespace {

constexpr float kBar = 3;
constexpr float kPadding = 8;

float lines_height(const Kit& kit) { return kit.type().small_strong.line_height + kit.type().small.line_height; }

}  // namespace

Vec2 quote_size(Kit& kit, const model::Quote& quote, float widest) {
  const float name = kit.canvas.text_width(quote.author, kit.type().small_strong, Origin::Theirs);
  const float text = kit.canvas.text_width(quote.text, kit.type().small, Origin::Theirs);
  return {std::min(widest, std::max(name, text) + kBar + (2 * kPadding)), lines_height(kit) + 8};
}

void quote(Kit& kit, const Rect& rect, const model::Quote& quote, const Inks& inks, Wish& wish) {
  const theme::PersonColor person = theme::person_color(quote.color_seed, kit.theme.dark());
  const Color ink = kit.theme.contrast == theme::Contrast::High ? inks.text : person.name;
  kit.canvas.fill(rect, theme::faded(ink, 0.09F), 6);
  kit.canvas.fill({rect.x, rect.y, kBar, rect.height}, ink, kBar / 2);
  const NodeId id = kit.add("quote", rect,
                            {.role = Role::Button,
                             .states = quote.original ? semantics::kFocusable : semantics::kDisabled,
                             .name = text::phrases::reply_to(quote.author),
                             .value = std::string(quote.text)});
  const Response response = kit.region(id, rect);
  if (quote.original) feedback(kit, id, response, rect, 6);
  Rect rest = inset(rect, kPadding, 4);
  cut_left(rest, kBar);
  kit.canvas.text(cut_top(rest, kit.type().small_strong.line_height), quote.author, kit.type().small_strong, ink,
                  Align::Natural, Origin::Theirs);
  kit.canvas.text(rest, quote.text, kit.type().small, inks.text, Align::Natural, Origin::Theirs);
  if (response.focused) focus_ring(kit, rect, 6);
  if (response.clicked) wish.original = quote.original;
}

}  // namespace ui::view::message
