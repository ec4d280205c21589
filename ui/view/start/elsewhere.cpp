#include "ui/view/start/elsewhere.hpp"

#include <algorithm>
#include <string>

#include "ui/text/words/phrases.hpp"
#include "ui/view/start/brand.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr float kCardWidth = 420;
constexpr float kCardPadding = 32;
constexpr float kMark = 64;

std::string explanation(const model::State& state) {
  if (state.elsewhere == model::Elsewhere::CallThere) return std::string(phrases::elsewhere_call());
  return phrases::elsewhere_explained(state.product_name);
}

Rect card_rect(Kit& kit, float content_height) {
  if (kit.phone()) return kit.screen;
  const float height = content_height + (2 * kCardPadding);
  const Rect card = centered(kit.screen, std::min(kCardWidth, kit.screen.width - 32), height);
  kit.canvas.shadow(card, theme::kRadiusCard + 4, kit.color().shadow, 48, 12);
  kit.canvas.fill(card, kit.color().raised, theme::kRadiusCard + 4);
  if (kit.theme.contrast == theme::Contrast::High) kit.canvas.stroke(card, kit.color().border, theme::kRadiusCard + 4);
  return card;
}

// A heading that may need more than one line.
void title_line(Kit& kit, const Rect& box, const std::string& title, const LineLook& look) {
  const text::RunMetrics run =
      kit.canvas.measure_paragraph(title, look.style, look.color, box.width, look.origin, look.align);
  const Rect place{box.x + ((box.width - run.width) / 2), box.y, run.width, run.height};
  kit.canvas.paragraph(run, {place.x, place.y});
  kit.add("title", place, {.role = Role::Heading, .level = 1, .name = title});
}

void buttons(Kit& kit, Rect rest, const model::State& state, float height) {
  const bool in_call = state.elsewhere == model::Elsewhere::CallThere;
  const std::string use_here = phrases::use_here(state.product_name);
  const ButtonLook here{.name = in_call ? phrases::move_anyway() : use_here,
                        .kind = in_call ? ButtonKind::Danger : ButtonKind::Primary,
                        .busy = state.elsewhere == model::Elsewhere::Moving};
  if (button(kit, "here", cut_top(rest, height), here)) kit.act(model::UseHere{});
  cut_top(rest, 8);
  const ButtonLook other{.name = phrases::other_account(), .kind = ButtonKind::Ghost};
  if (button(kit, "other", cut_top(rest, kit.theme.target), other)) kit.act(model::CancelSignIn{});
}

}  // namespace

void elsewhere(Kit& kit, const model::State& state) {
  const float width =
      std::min(kCardWidth, kit.screen.width - (kit.phone() ? 0.0F : 32.0F)) - (2 * (kit.phone() ? 24 : kCardPadding));
  const std::string title = phrases::elsewhere_title(state.product_name);
  const std::string text = explanation(state);
  const LineLook title_look{kit.type().title, kit.color().text, Align::Center};
  const LineLook look{kit.type().body, kit.color().text_soft, Align::Center};
  const float title_height = paragraph_height(kit, title, title_look, width);
  const float text_height = paragraph_height(kit, text, look, width);
  const float button_height = std::max(48.0F, kit.theme.target);
  const float total = kMark + 20 + title_height + 8 + text_height + 28 + button_height + 8 + kit.theme.target;
  if (kit.phone())
    kit.canvas.fill({0, 0, kit.environment.viewport.size.x, kit.environment.viewport.size.y}, kit.color().surface);
  const Rect card = card_rect(kit, total);
  const Group main(kit, "elsewhere", card, {.role = Role::Main, .name = title});
  Rect rest = centered(card, width, total);
  rest.y = std::max(rest.y, card.y + 16);
  brand_mark(kit, center(cut_top(rest, kMark)), kMark);
  cut_top(rest, 20);
  title_line(kit, cut_top(rest, title_height), title, title_look);
  cut_top(rest, 8);
  {
    const Rect box = cut_top(rest, text_height);
    // A question that was not there a moment ago.
    const bool asks = state.elsewhere == model::Elsewhere::CallThere;
    const Group why(kit, asks ? "question" : "why", box, {.role = asks ? Role::Alert : Role::Group});
    paragraph(kit, "text", box, text, look);
  }
  cut_top(rest, 28);
  buttons(kit, rest, state, button_height);
}

}  // namespace ui::view
