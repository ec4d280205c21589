#include "ui/widget/button.hpp"

#include "ui/widget/progress.hpp"
#include "ui/widget/tip.hpp"

namespace ui::widget {
namespace {

constexpr float kPadding = 20;
constexpr float kGap = 8;
constexpr float kRadius = 12;

struct Colors {
  Color ground;
  Color ink;
  Color outline;
};

Colors colors_of(const theme::Palette& color, const ButtonLook& look) {
  switch (look.kind) {
    case ButtonKind::Primary: return {color.accent, color.on_accent, 0};
    case ButtonKind::Secondary: return {color.raised, color.text, color.outline};
    case ButtonKind::Ghost: return {0, look.shape == Shape::Round ? color.text_soft : color.accent_text, 0};
    case ButtonKind::Danger: return {color.danger, color.on_danger, 0};
    case ButtonKind::Success: return {color.success, color.on_success, 0};
    case ButtonKind::Stage: return {color.stage_control, color.on_stage, 0};
    case ButtonKind::StageOn: return {color.on_stage, color.stage, 0};
  }
  return {};
}

void draw(Kit& kit, NodeId id, const Rect& rect, const ButtonLook& look, const Response& response) {
  const Colors colors = colors_of(kit.color(), look);
  const float radius = look.shape == Shape::Round ? rect.height / 2 : kRadius;
  const float strength = look.enabled || look.busy ? 1.0F : 0.45F;
  if (colors.ground != 0) kit.canvas.fill(rect, theme::faded(colors.ground, strength), radius);
  if (colors.outline != 0) kit.canvas.stroke(rect, colors.outline, radius);
  if (look.enabled && !look.busy) feedback(kit, id, response, rect, radius);
  const Color ink = theme::faded(colors.ink, strength);
  if (look.busy) {
    spinner(kit, center(rect), 9, ink);
  } else if (look.shape == Shape::Round) {
    if (look.icon) kit.canvas.icon(*look.icon, rect, look.icon_size, ink);
  } else {
    const float text = kit.canvas.text_width(look.name, kit.type().strong);
    const float icon = look.icon ? look.icon_size + kGap : 0;
    Rect content = centered(rect, std::min(text + icon, rect.width - 8), rect.height);
    if (look.icon) kit.canvas.icon(*look.icon, cut_left(content, look.icon_size), look.icon_size, ink);
    if (look.icon) cut_left(content, kGap);
    kit.canvas.text(content, look.name, kit.type().strong, ink);
  }
  if (response.focused) focus_ring(kit, rect, radius);
}

std::uint16_t states_of(const ButtonLook& look) {
  std::uint16_t states = 0;
  if (look.enabled && !look.busy)
    states |= semantics::kFocusable;
  else
    states |= semantics::kDisabled;
  if (look.busy) states |= semantics::kBusy;
  if (look.pressed.value_or(false)) states |= semantics::kPressed;
  if (look.expanded.value_or(false)) states |= semantics::kExpanded;
  return states;
}

}  // namespace

float button_width(Kit& kit, const ButtonLook& look) {
  const float icon = look.icon ? look.icon_size + kGap : 0;
  return kit.canvas.text_width(look.name, kit.type().strong) + icon + (2 * kPadding);
}

bool button(Kit& kit, NodeKey key, const Rect& rect, const ButtonLook& look) {
  const Role role = look.pressed ? Role::ToggleButton : Role::Button;
  const NodeId id = kit.add(key, rect,
                            {.role = role,
                             .states = states_of(look),
                             .name = std::string(look.name),
                             .value = std::string(look.description)});
  const Response response = kit.region(id, rect);
  draw(kit, id, rect, look, response);
  if (look.shape == Shape::Round) tip(kit, id, rect, look.name);
  return response.clicked && look.enabled && !look.busy;
}

}  // namespace ui::widget
