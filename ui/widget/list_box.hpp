#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "ui/widget/kit/kit.hpp"

namespace ui::widget {

struct OptionLook {
  std::string_view name{};
  std::string_view detail{};  // in softer ink after it
  std::string_view emoji{};   // drawn before it
  std::string_view person{};  // the address of the one whose picture stands before it
};

struct ListBoxResult {
  NodeId list{};
  NodeId active{};  // the chosen option
  std::optional<std::size_t> clicked;
};

// How high one option is.
float option_height(const Kit& kit);

// Suggestions for a field that keeps the keyboard, in a card that stands on `anchor` as wide as fits. The field names the
// list and the active option, and moves `chosen` by its keys (WAI-ARIA: combobox).
ListBoxResult list_box(Kit& kit, NodeKey key, std::string_view name, const Rect& anchor,
                       std::span<const OptionLook> options, std::size_t chosen);

}  // namespace ui::widget
