#pragma once

#include <optional>
#include <string_view>

#include "ui/widget/kit/kit.hpp"

namespace ui::widget {

struct FieldLook {
  std::string_view key{};  // stable name of the browser's field
  text::FieldKind kind = text::FieldKind::Line;
  std::string_view name{};  // accessible
  std::string_view placeholder{};
  std::string_view initial{};  // written when the field appears empty
  std::optional<Icon> icon{};  // at its start
  bool enabled = true;
  bool invalid = false;
  float radius = theme::kRadiusField;
  bool many_lines = false;  // the text starts at the top
  bool suggests = false;    // may have a list of suggestions, which the caller shows
  NodeId list{};            // that list while it is open
  NodeId active{};          // its chosen option
  bool raised = false;      // stands on the page instead of on a surface
};

// A place for one of the browser's fields: draws its ground, border and focus ring, and its text while something covers it.
// Gives what stands in the field now.
std::string_view field(Kit& kit, const Rect& rect, const FieldLook& look);

// How high `lines` of its text are.
float field_height(const Kit& kit, int lines);

inline constexpr float kFieldPadding = 14;  // left and right of the text

}  // namespace ui::widget
