#pragma once

#include <string_view>

#include "ui/theme/color.hpp"

// A person has the same colour wherever they appear, as XEP-0392 wants. The hue comes from a hash of the bare address; it is
// not the hue of other clients, since XEP-0392 §5.1 takes SHA-1 and HSLuv, and the interface holds neither.
namespace ui::theme {

struct PersonColor {
  Color top;     // of the avatar, from above
  Color bottom;  // of the avatar, from below; white initials on both have a contrast of at least 3
  Color name;    // of the name as text on the theme's surfaces, contrast of at least 4.5
};

// `address` is what the person is keyed by, such as the bare address.
PersonColor person_color(std::string_view address, bool dark);

}  // namespace ui::theme
