#pragma once

#include <optional>
#include <string_view>

#include "ui/model/state.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::widget {

struct Person {
  std::string_view address;  // gives the colour
  std::string_view name;     // gives the letters
};

// A round picture of a person: letters on their colour, with a mark for presence where that is given. The name beside it says
// who it is, so it has no node of its own. `ground` is what lies behind it, for the ring around the mark.
void avatar(Kit& kit, Vec2 center, float radius, const Person& person, std::optional<model::Presence> presence,
            Color ground);

// One or two letters for a name.
std::string initials(std::string_view name);

}  // namespace ui::widget
