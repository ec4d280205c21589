#include "ui/widget/field.hpp"

namespace ui::widget {
namespace {

constexpr float kIconSize = 18;
constexpr float kIconGap = 10;

Role role_of(text::FieldKind kind) {
  switch (kind) {
    case text::FieldKind::Password: return Role::PasswordBox;
    case text::FieldKind::Search: return Role::SearchBox;
    default: return Role::TextBox;
  }
}

void draw_ground(Kit& kit, const Rect& rect, const FieldLook& look) {
  const auto& color = kit.color();
  const bool focused = kit.fields.focused() == look.key;
  kit.canvas.fill(rect, look.raised ? color.raised : color.field, look.radius);
  if (look.invalid)
    kit.canvas.stroke(rect, color.danger_text, look.radius, focused ? 2 : 1.5F);
  else if (focused)
    kit.canvas.stroke(rect, color.focus, look.radius, 2);
  else if (look.kind != text::FieldKind::Search && look.kind != text::FieldKind::Composer)
    kit.canvas.stroke(rect, color.outline, look.radius);
  else if (kit.theme.contrast == theme::Contrast::High || look.raised)
    kit.canvas.stroke(rect, look.raised ? color.border : color.outline, look.radius);
}

// What the browser's field would show while it is hidden.
void draw_value(Kit& kit, const Rect& rect, const FieldLook& look, std::string_view value) {
  if (value.empty()) {
    kit.canvas.text({rect.x, rect.y, rect.width, kit.type().input.line_height}, look.placeholder, kit.type().input,
                    kit.color().text_faint);
    return;
  }
  if (look.kind == text::FieldKind::Password) {
    for (float x = rect.x + 4; x < right(rect) && x < rect.x + (static_cast<float>(value.size()) * 10); x += 10)
      kit.canvas.circle({x, rect.y + (rect.height / 2)}, 3, kit.color().text);
    return;
  }
  const Clip clip(kit, rect);
  if (look.many_lines)
    kit.canvas.paragraph(kit.canvas.measure_paragraph(value, kit.type().input, kit.color().text, rect.width),
                         {rect.x, rect.y});
  else
    kit.canvas.text(rect, value, kit.type().input, kit.color().text, Align::Natural, Origin::Theirs);
}

}  // namespace

float field_height(const Kit& kit, int lines) {
  const float text = kit.type().input.line_height * static_cast<float>(lines);
  const float padding = std::max(22.0F, kit.theme.target + 2 - kit.type().input.line_height);
  return text + padding;
}

std::string_view field(Kit& kit, const Rect& rect, const FieldLook& look) {
  draw_ground(kit, rect, look);
  Rect inner = inset(rect, kFieldPadding, 0);
  if (look.icon) {
    kit.canvas.icon(*look.icon, cut_left(inner, kIconSize), kIconSize, kit.color().text_faint);
    cut_left(inner, kIconGap);
  }
  const float line_height = kit.type().input.line_height;
  const float padding = (field_height(kit, 1) - line_height) / 2;
  inner = look.many_lines ? inset(inner, 0, padding) : centered(inner, inner.width, line_height);
  const bool covered = kit.covered(rect);
  std::uint16_t states = look.enabled ? semantics::kFocusable : semantics::kDisabled;
  if (look.invalid) states |= semantics::kInvalid;
  kit.add(
      look.key, rect,
      {.role = role_of(look.kind), .states = states, .name = std::string(look.name), .field = std::string(look.key)});
  kit.fields.place({.key = std::string(look.key),
                    .kind = look.kind,
                    .rect = kit.canvas.snapped(inner),
                    .clip = {},
                    .name = std::string(look.name),
                    .placeholder = std::string(look.placeholder),
                    .enabled = look.enabled,
                    .invalid = look.invalid,
                    .covered = covered,
                    .write = std::nullopt,
                    .insert = std::nullopt,
                    .focus = false,
                    .text_size = kit.type().input.size,
                    .line_height = line_height,
                    .color = kit.color().text,
                    .placeholder_color = kit.color().text_faint,
                    .suggests = look.suggests,
                    .list = look.list,
                    .active = look.active},
                   look.initial);
  const std::string_view value = kit.fields.value(look.key);
  if (covered) draw_value(kit, inner, look, value);
  return value;
}

}  // namespace ui::widget
