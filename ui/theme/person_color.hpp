#pragma once

#include <string_view>

#include "ui/theme/color.hpp"

// A person has the same colour wherever they appear, here and in other clients: the hue of XEP-0392. The interface includes
// nothing but itself, so that it holds a SHA-1 of its own; it tells people apart and protects nothing.
namespace ui::theme {

struct PersonColor {
  Color top;     // of the avatar, from above
  Color bottom;  // of the avatar, from below; white initials on both have a contrast of at least 3
  Color name;    // of the name as text on the theme's surfaces, contrast of at least 4.5
};

// `address` is what the person is keyed by, such as the bare address.
PersonColor person_color(std::string_view address, bool dark);

// The hue that XEP-0392 §5.1 gives to a text, in degrees 0..360.
float person_hue(std::string_view address);

}  // namespace ui::theme
