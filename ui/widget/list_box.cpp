#include "ui/widget/list_box.hpp"

#include <algorithm>

#include "ui/widget/avatar.hpp"

namespace ui::widget {
namespace {

constexpr float kWidth = 420;
constexpr float kPadding = 6;
constexpr float kGap = 8;  // to the field

bool option(Kit& kit, std::size_t index, const Rect& row, const OptionLook& look, bool chosen) {
  const std::uint16_t states = chosen ? semantics::kSelected : 0;
  const NodeId id = kit.add(
      index, row,
      {.role = Role::Option, .states = states, .name = std::string(look.name), .value = std::string(look.detail)});
  const Response response = kit.region(id, row);
  if (chosen) {
    kit.canvas.fill(row, kit.color().accent_soft, theme::kRadiusSmall);
    if (kit.theme.contrast == theme::Contrast::High) kit.canvas.stroke(row, kit.color().focus, theme::kRadiusSmall, 2);
  } else {
    feedback(kit, id, response, row, theme::kRadiusSmall);
  }
  Rect rest = inset(row, 10, 0);
  if (!look.emoji.empty())
    kit.canvas.text(cut_left(rest, 34), look.emoji, kit.type().input, kit.color().text, Align::Start, Origin::Theirs);
  if (!look.person.empty()) {
    avatar(kit, center(cut_left(rest, 24)), 12, {look.person, look.name}, std::nullopt, kit.color().raised);
    cut_left(rest, 10);
  }
  const float width = kit.canvas
                          .text(rest, look.name, kit.type().body, kit.color().text, Align::Start,
                                look.person.empty() ? Origin::Ours : Origin::Theirs)
                          .rect.width;
  cut_left(rest, width + 12);
  if (!look.detail.empty()) kit.canvas.text(rest, look.detail, kit.type().small, kit.color().text_soft);
  return response.clicked;
}

}  // namespace

float option_height(const Kit& kit) {
  return std::max(kit.coarse() ? kit.theme.target : 36.0F, kit.type().body.line_height + 12);
}

ListBoxResult list_box(Kit& kit, NodeKey key, std::string_view name, const Rect& anchor,
                       std::span<const OptionLook> options, std::size_t chosen) {
  const float row = option_height(kit);
  const float height = (row * static_cast<float>(options.size())) + (2 * kPadding);
  const float width = std::min(kWidth * kit.theme.scale, anchor.width);
  const Rect card{anchor.x, anchor.y - kGap - height, width, height};
  const Group list(kit, key, card, {.role = Role::ListBox, .name = std::string(name)});
  kit.io.region(list.id(), card, Take::Block);
  kit.canvas.shadow(card, theme::kRadiusField, kit.color().shadow, 28, 8);
  kit.canvas.fill(card, kit.color().raised, theme::kRadiusField);
  kit.canvas.stroke(card, kit.color().border, theme::kRadiusField, kit.canvas.hairline());
  ListBoxResult result{.list = list.id(), .active = kit.tree.id(chosen), .clicked = std::nullopt};
  Rect rest = inset(card, kPadding, kPadding);
  for (std::size_t i = 0; i < options.size(); ++i)
    if (option(kit, i, cut_top(rest, row), options[i], i == chosen)) result.clicked = i;
  return result;
}

}  // namespace ui::widget
