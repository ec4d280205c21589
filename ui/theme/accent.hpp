#pragma once

#include "ui/theme/theme.hpp"

namespace ui::theme {

// The palette with another accent. What is derived from it is moved towards black or white as far as its contrast needs.
Palette with_accent(Palette palette, Scheme scheme, Color accent);

}  // namespace ui::theme
