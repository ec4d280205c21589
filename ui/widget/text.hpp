#pragma once

#include "ui/widget/kit/kit.hpp"

namespace ui::widget {

struct LineLook {
  TextStyle style;
  Color color = 0;
  Align align = Align::Start;
  Origin origin = Origin::Ours;
};

// One line of text that is read out as it stands.
Rect line(Kit& kit, NodeKey key, const Rect& box, std::string_view text, const LineLook& look);

// A heading of that level (1..6).
void heading(Kit& kit, NodeKey key, const Rect& box, std::string_view text, int level, const LineLook& look);

// A paragraph from the top of `box`, wrapped to its width; gives its height.
float paragraph(Kit& kit, NodeKey key, const Rect& box, std::string_view text, const LineLook& look);
float paragraph_height(Kit& kit, std::string_view text, const LineLook& look, float width);

}  // namespace ui::widget
