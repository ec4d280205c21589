#pragma once

#include <optional>
#include <string_view>

#include "ui/widget/kit/kit.hpp"

namespace ui::widget {

enum class ButtonKind : std::uint8_t {
  Primary,    // the one thing to do here
  Secondary,  // an equal choice beside it
  Ghost,      // quiet: shows its ground when pointed at
  Danger,     // ends or removes something
  Success,    // answers a call
  Stage,      // on the dark ground of a call
  StageOn,    // the same, switched on
};

enum class Shape : std::uint8_t { Pill, Round };  // Round: icon alone, as wide as high

struct ButtonLook {
  std::string_view name{};  // accessible, and written on it unless it is Round
  std::optional<Icon> icon{};
  ButtonKind kind = ButtonKind::Primary;
  Shape shape = Shape::Pill;
  bool enabled = true;
  bool busy = false;               // works on it; cannot be pressed
  std::optional<bool> pressed{};   // has it: a toggle button
  std::optional<bool> expanded{};  // has it: opens a menu
  std::string_view description{};
  float icon_size = 20;
};

// True in the frame after it was clicked, once for each click.
bool button(Kit& kit, NodeKey key, const Rect& rect, const ButtonLook& look);

// The width that a Pill needs for its name and icon.
float button_width(Kit& kit, const ButtonLook& look);

// The ids that a button has, to give it the focus: of the node that is open now.
inline NodeId button_id(const Kit& kit, NodeKey key) { return kit.tree.id(key); }

}  // namespace ui::widget
