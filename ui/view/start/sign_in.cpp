#include "ui/view/start/sign_in.hpp"

#include "ui/text/unicode/utf8.hpp"
#include "ui/text/words/phrases.hpp"
#include "ui/view/start/brand.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr float kCardWidth = 420;
constexpr float kCardPadding = 32;
constexpr float kMark = 64;

bool blames_address(model::SignInProblem problem) {
  using enum model::SignInProblem;
  return problem == BadAddress || problem == UnknownDomain || problem == NoEndpoint || problem == NotXmpp;
}

bool blames_password(model::SignInProblem problem) {
  using enum model::SignInProblem;
  return problem == WrongPassword || problem == MissingPassword;
}

// Heights of the parts that depend on words.
struct Measures {
  phrases::Explanation problem;
  float subtitle = 0;
  float problem_height = 0;
  float total = 0;
};

LineLook problem_look(Kit& kit) { return {kit.type().small, kit.color().danger_text}; }

Measures measure(Kit& kit, const model::SignIn& sign_in, float width) {
  Measures measures{.problem = phrases::sign_in_problem(sign_in)};
  measures.subtitle =
      paragraph_height(kit, phrases::sign_in_subtitle(), {kit.type().body, kit.color().text_soft}, width);
  if (!measures.problem.what.empty()) {
    const float inner = width - 56;
    measures.problem_height = 24 + paragraph_height(kit, measures.problem.what, problem_look(kit), inner) +
                              paragraph_height(kit, measures.problem.next, problem_look(kit), inner) + 16;
  }
  const float labelled_field = kit.type().small.line_height + 6 + field_height(kit, 1);
  measures.total = kMark + 20 + kit.type().title.line_height + 6 + measures.subtitle + 28 + (2 * labelled_field) + 16 +
                   measures.problem_height + 24 + field_height(kit, 1) + 8 + kit.theme.target;
  if (!sign_in.guests_welcome && !sign_in.busy) measures.total -= kit.theme.target;
  return measures;
}

Rect card_rect(Kit& kit, float content_height) {
  const Rect& screen = kit.screen;
  if (kit.phone()) return screen;
  const float height = content_height + (2 * kCardPadding);
  return centered(screen, std::min(kCardWidth, screen.width - 32), std::min(height, screen.height));
}

void labelled_field(Kit& kit, Rect& rest, const FieldLook& look) {
  kit.canvas.text(cut_top(rest, kit.type().small.line_height), look.name, kit.type().small_strong,
                  kit.color().text_soft);
  cut_top(rest, 6);
  field(kit, cut_top(rest, field_height(kit, 1)), look);
}

void problem(Kit& kit, Rect& rest, const Measures& measures) {
  if (measures.problem_height == 0) return;
  cut_top(rest, 16);
  Rect box = cut_top(rest, measures.problem_height - 16);
  kit.canvas.fill(box, kit.color().danger_soft, theme::kRadiusField);
  if (kit.theme.contrast == theme::Contrast::High) kit.canvas.stroke(box, kit.color().danger_text, theme::kRadiusField);
  const Group alert(kit, "problem", box, {.role = Role::Alert});
  const Rect icon = cut_left(box, 44);
  kit.canvas.icon(Icon::CircleAlert, {icon.x, icon.y + 12, icon.width, kit.type().small.line_height}, 20,
                  kit.color().danger_text);
  box = inset(box, 0, 12);
  box.width -= 12;
  LineLook look = problem_look(kit);
  look.style.weight = text::Weight::Medium;
  cut_top(box, paragraph(kit, "what", box, measures.problem.what, look));
  look = problem_look(kit);
  paragraph(kit, "next", box, measures.problem.next, look);
}

// What is empty gets the focus instead of an attempt that cannot succeed.
void submit(Kit& kit) {
  const std::string_view address = text::trimmed(kit.fields.value(kAddressField));
  const std::string_view password = kit.fields.value(kPasswordField);
  if (address.empty())
    kit.fields.request_focus(kAddressField);
  else if (password.empty())
    kit.fields.request_focus(kPasswordField);
  else
    kit.act(model::SubmitSignIn{std::string(address), std::string(password)});
}

void buttons(Kit& kit, Rect& rest, const model::SignIn& sign_in, bool submitted) {
  cut_top(rest, 24);
  const bool clicked =
      button(kit, "submit", cut_top(rest, field_height(kit, 1)), {.name = phrases::sign_in(), .busy = sign_in.busy});
  if ((clicked || submitted) && !sign_in.busy) submit(kit);
  cut_top(rest, 8);
  const Rect second = cut_top(rest, kit.theme.target);
  if (sign_in.busy) {
    if (button(kit, "cancel", second, {.name = phrases::cancel(), .kind = ButtonKind::Ghost}))
      kit.act(model::CancelSignIn{});
  } else if (sign_in.guests_welcome) {
    if (button(kit, "guest", second, {.name = phrases::continue_as_guest(), .kind = ButtonKind::Ghost}))
      kit.act(model::SignInAsGuest{});
  }
}

// A problem puts the keyboard where it can be mended.
void move_to_blamed(Kit& kit, const model::SignIn& sign_in, SignInMemory& memory) {
  const bool news = sign_in.problem != memory.shown || (memory.was_busy && !sign_in.busy);
  memory.shown = sign_in.problem;
  memory.was_busy = sign_in.busy;
  if (!news || sign_in.busy) return;
  if (blames_address(sign_in.problem)) kit.fields.request_focus(kAddressField);
  if (blames_password(sign_in.problem)) kit.fields.request_focus(kPasswordField);
}

}  // namespace

void sign_in(Kit& kit, const model::State& state, SignInMemory& memory, bool submitted) {
  const model::SignIn& sign_in = state.sign_in;
  const float width =
      std::min(kCardWidth, kit.screen.width - (kit.phone() ? 0.0F : 32.0F)) - (2 * (kit.phone() ? 24 : kCardPadding));
  const Measures measures = measure(kit, sign_in, width);
  const Rect card = card_rect(kit, measures.total);
  if (kit.phone()) {
    kit.canvas.fill({0, 0, kit.environment.viewport.size.x, kit.environment.viewport.size.y}, kit.color().surface);
  } else {
    kit.canvas.shadow(card, theme::kRadiusCard + 4, kit.color().shadow, 48, 12);
    kit.canvas.fill(card, kit.color().raised, theme::kRadiusCard + 4);
    if (kit.theme.contrast == theme::Contrast::High)
      kit.canvas.stroke(card, kit.color().border, theme::kRadiusCard + 4);
  }
  move_to_blamed(kit, sign_in, memory);
  const Group main(kit, "sign-in", card, {.role = Role::Main});
  const Group form(kit, "form", card,
                   {.role = Role::Form,
                    .states = sign_in.busy ? std::uint16_t{semantics::kBusy} : std::uint16_t{0},
                    .name = phrases::sign_in_title(state.product_name)});
  Rect rest = centered(card, width, measures.total);
  rest.y = std::max(rest.y, card.y + 16);
  if (kit.phone()) rest.y = std::min(rest.y, card.y + 48);
  const Rect mark = cut_top(rest, kMark);
  brand_mark(kit, center(mark), kMark);
  cut_top(rest, 20);
  heading(kit, "title", cut_top(rest, kit.type().title.line_height), phrases::sign_in_title(state.product_name), 1,
          {kit.type().title, kit.color().text, Align::Center});
  cut_top(rest, 6);
  paragraph(kit, "subtitle", cut_top(rest, measures.subtitle), phrases::sign_in_subtitle(),
            {kit.type().body, kit.color().text_soft, Align::Center});
  cut_top(rest, 28);
  labelled_field(kit, rest,
                 {.key = kAddressField,
                  .kind = text::FieldKind::Address,
                  .name = phrases::address(),
                  .placeholder = phrases::address_example(),
                  .initial = sign_in.address,
                  .enabled = !sign_in.busy,
                  .invalid = blames_address(sign_in.problem)});
  cut_top(rest, 16);
  labelled_field(kit, rest,
                 {.key = kPasswordField,
                  .kind = text::FieldKind::Password,
                  .name = phrases::password(),
                  .enabled = !sign_in.busy,
                  .invalid = blames_password(sign_in.problem)});
  problem(kit, rest, measures);
  buttons(kit, rest, sign_in, submitted);
}

}  // namespace ui::view
