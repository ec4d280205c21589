#pragma once

#include <cstdint>
#include <vector>

#include "ui/text/drawing/shaper.hpp"

// Labels in scripts that need no shaping are drawn glyph by glyph; the browser rasterises them with the device's fonts.
namespace ui::text {

struct FontMetrics {
  float ascent = 0;   // above the baseline, device pixels
  float descent = 0;  // below it, positive
};

struct GlyphBitmap {
  int width = 0;  // device pixels
  int height = 0;
  float left = 0;                     // from the pen to the bitmap's left edge, device pixels
  float top = 0;                      // from the baseline up to the bitmap's top edge, device pixels
  float advance = 0;                  // device pixels
  bool colored = false;               // emoji: draw with its own colours
  std::vector<std::uint32_t> pixels;  // RGBA, rows from the top, straight alpha; empty for blanks
};

class GlyphRasterizer {
 public:
  virtual ~GlyphRasterizer() = default;
  // `size` in device pixels for all of these.
  virtual FontMetrics metrics(float size, Weight weight) = 0;
  virtual GlyphBitmap rasterize(char32_t code_point, float size, Weight weight) = 0;
  // An icon of ui/theme/icons.hpp, square of `size`, drawn in white.
  virtual GlyphBitmap rasterize_icon(std::uint16_t icon, float size) = 0;
};

}  // namespace ui::text
