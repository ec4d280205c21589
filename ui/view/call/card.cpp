#include <algorithm>

#include "ui/text/words/phrases.hpp"
#include "ui/view/call/call.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr float kCardHeightAbove = 28 + 96 + 16;  // padding and portrait over the words

// Where a call that rings is shown: a card at the top, on a phone all of the screen.
Rect card_rect(const Kit& kit, float height) {
  if (kit.phone()) return {0, 0, kit.environment.viewport.size.x, kit.environment.viewport.size.y};
  const float width = std::min(400.0F, kit.screen.width - 32);
  return {kit.screen.x + ((kit.screen.width - width) / 2), kit.screen.y + bar_height(kit) + 12, width, height};
}

void answer(Kit& kit, const model::Call& call, const Rect& box, Shape shape) {
  const Icon icon = call.video ? Icon::Video : Icon::Phone;
  if (button(kit, "answer", box,
             {.name = phrases::answer(),
              .icon = icon,
              .kind = ButtonKind::Success,
              .shape = shape,
              .icon_size = shape == Shape::Round ? 28.0F : 20.0F})) {
    kit.act(model::AnswerCall{call.key, call.video ? model::CallMedia::Video : model::CallMedia::Voice});
  }
}

void decline(Kit& kit, const model::Call& call, const Rect& box, Shape shape) {
  if (button(kit, "decline", box,
             {.name = phrases::decline(),
              .icon = Icon::PhoneOff,
              .kind = ButtonKind::Danger,
              .shape = shape,
              .icon_size = shape == Shape::Round ? 28.0F : 20.0F})) {
    kit.act(model::DeclineCall{call.key});
  }
}

void answer_without_video(Kit& kit, const model::Call& call, const Rect& box, ButtonKind kind) {
  const ButtonLook look{.name = phrases::answer_without_video(), .icon = Icon::Phone, .kind = kind, .icon_size = 18};
  const float width = std::min(box.width, button_width(kit, look));
  if (button(kit, "voice-only", centered(box, width, box.height), look))
    kit.act(model::AnswerCall{call.key, model::CallMedia::Voice});
}

void answers_on_card(Kit& kit, const model::Call& call, Rect rest) {
  Rect row = cut_top(rest, std::max(48.0F, kit.theme.target));
  const float half = (row.width - 12) / 2;
  decline(kit, call, cut_left(row, half), Shape::Pill);
  answer(kit, call, cut_right(row, half), Shape::Pill);
  cut_top(rest, 8);
  if (call.video) answer_without_video(kit, call, cut_top(rest, kit.theme.target), ButtonKind::Ghost);
}

// Round buttons at the bottom of a phone's screen, with their names below.
void answers_on_phone(Kit& kit, const model::Call& call, Rect rest) {
  constexpr float kRound = 72;
  const float names = kit.type().small.line_height + 8;
  cut_bottom(rest, 28);
  Rect row = centered(cut_bottom(rest, kRound + names), std::min(280.0F, rest.width - 48), kRound + names);
  Rect left = cut_left(row, kRound + 16);
  Rect right_side = cut_right(row, kRound + 16);
  decline(kit, call, centered(cut_top(left, kRound), kRound, kRound), Shape::Round);
  answer(kit, call, centered(cut_top(right_side, kRound), kRound, kRound), Shape::Round);
  kit.canvas.text(left, phrases::decline(), kit.type().small, kit.color().on_stage_soft, Align::Center);
  kit.canvas.text(right_side, phrases::answer(), kit.type().small, kit.color().on_stage_soft, Align::Center);
  cut_bottom(rest, 20);
  if (call.video) answer_without_video(kit, call, cut_bottom(rest, kit.theme.target), ButtonKind::Stage);
}

void card_ground(Kit& kit, const Rect& card) {
  if (kit.phone()) return kit.canvas.fill_gradient(card, kit.color().stage_top, kit.color().stage, 0);
  kit.canvas.shadow(card, theme::kRadiusCard, kit.color().shadow, 48, 14);
  kit.canvas.fill(card, kit.color().raised, theme::kRadiusCard);
  if (kit.theme.contrast == theme::Contrast::High) kit.canvas.stroke(card, kit.color().border, theme::kRadiusCard);
}

void card_words(Kit& kit, const model::Call& call, Rect& rest, std::string_view words) {
  const bool phone = kit.phone();
  const Color ink = phone ? kit.color().on_stage : kit.color().text;
  const Color soft = phone ? kit.color().on_stage_soft : kit.color().text_soft;
  const float radius = phone ? 60 : 48;
  avatar(kit, center(cut_top(rest, 2 * radius)), radius, {other(call).address, other(call).name}, std::nullopt,
         kit.color().raised);
  cut_top(rest, 16);
  const TextStyle& style = phone ? kit.type().title : kit.type().heading;
  heading(kit, "name", cut_top(rest, style.line_height), other(call).name, 2,
          {style, ink, Align::Center, Origin::Theirs});
  cut_top(rest, 4);
  line(kit, "kind", cut_top(rest, kit.type().body.line_height), words, {kit.type().body, soft, Align::Center});
  cut_top(rest, 24);
}

}  // namespace

void call_card(Kit& kit, const model::State& state) {
  const model::Call& call = *state.call;
  const bool rings = !ended(call);
  const bool elsewhere = call.outcome == model::CallOutcome::AnsweredElsewhere ||
                         call.outcome == model::CallOutcome::DeclinedElsewhere;  // and dealt with there
  const bool again_possible = !rings && !elsewhere;
  const std::string kind = rings ? std::string(phrases::incoming_call_kind(call.video))
                                 : phrases::call_ended(call.outcome, other(call).name);
  const float again_height = again_possible ? kit.theme.target + 24 : 0;
  const float answers_height =
      rings ? std::max(48.0F, kit.theme.target) + (call.video ? kit.theme.target + 8 : 0) + 24 : again_height;
  const float words = kit.type().heading.line_height + 4 + kit.type().body.line_height;
  const Rect card = card_rect(kit, kCardHeightAbove + words + answers_height + 28);
  const Layer layer(kit, card);
  const float shown = kit.animator.value(static_cast<std::uint32_t>(kit.tree.id("call-card")), 1, theme::kCalm, 0);
  kit.canvas.set_opacity(shown);
  Node node{.role = Role::Dialog,
            .name = rings ? phrases::incoming_call(call.video, other(call).name) : call_name(call)};
  const Group dialog(kit, "call-card", card, std::move(node));
  kit.io.region(dialog.id(), card, Take::Block);
  card_ground(kit, card);
  Rect rest = kit.phone() ? kit.screen : inset(card, 24, 28);
  if (kit.phone()) cut_top(rest, rest.height * 0.2F);
  card_words(kit, call, rest, kind);
  if (rings && kit.phone())
    answers_on_phone(kit, call, rest);
  else if (rings)
    answers_on_card(kit, call, rest);
  else if (again_possible)
    call_again(kit, state, cut_top(rest, kit.theme.target), kit.phone() ? ButtonKind::Stage : ButtonKind::Secondary);
  kit.canvas.set_opacity(1);
}

}  // namespace ui::view
