#pragma once

#include "ui/theme/color.hpp"

namespace ui::theme {

// From HSLuv (hsluv.org, revision 4), as XEP-0392 §5.3 wants it: hue in degrees, saturation and lightness 0..100.
Color hsluv(float hue, float saturation, float lightness);

}  // namespace ui::theme
