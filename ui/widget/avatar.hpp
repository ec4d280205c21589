#pragma once

#include <optional>
#include <string_view>

#include "ui/model/state.hpp"
#include "ui/widget/kit.hpp"

namespace ui::widget {

struct Person {
  std::string_view address;  // gives the colour
  std::string_view name;     // gives the letters
};

// A round picture of a person: letters on their colour, with a dot for presence where that is given. The name beside it says
// who it is, so it has no node of its own. `ground` is what lies behind it, for the ring around the dot.
void avatar(Kit& kit, Vec2 center, float radius, const Person& person, std::optional<model::Presence> presence,
            Color ground);

// One or two letters for a name.
std::string initials(std::string_view name);

// The colour that stands for a presence; 0 when none does.
Color presence_color(const theme::Palette& color, model::Presence presence);

}  // namespace ui::widget
