#pragma once

#include <array>
#include <string_view>

#include "ui/text/drawing/glyphs.hpp"
#include "ui/text/drawing/interner.hpp"
#include "ui/theme/icons.hpp"

struct ImFont;
struct ImFontAtlas;
struct ImFontGlyph;

namespace ui::text {

// A glyph ready to draw. Offsets are CSS pixels from the pen on the baseline; texture coordinates lie in the font atlas.
struct Glyph {
  float left, top, right, bottom;
  float u0, v0, u1, v1;
  float advance;
  bool visible;
  bool colored;
};

// The faces of the interface in Dear ImGui's atlas, drawn by the browser when first needed.
class Fonts {
 public:
  // Adds the faces to the atlas, which `rasterizer` must outlive.
  Fonts(ImFontAtlas& atlas, GlyphRasterizer& rasterizer);
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  // Device pixels for a CSS pixel, for all that follows.
  void set_density(float density) { density_ = density; }

  // All glyphs are drawn anew, since the language that the browser chooses fonts by has changed. Between frames only.
  void forget();

  // `size` in CSS pixels.
  [[nodiscard]] FontMetrics metrics(float size, Weight weight);  // in CSS pixels
  [[nodiscard]] Glyph glyph(char32_t code_point, float size, Weight weight);
  [[nodiscard]] Glyph icon(theme::Icon icon, float size);
  [[nodiscard]] float width(std::string_view text, float size, Weight weight);

 private:
  [[nodiscard]] Glyph find(ImFont* font, Interner::Slot slot, float size) const;
  ImFontAtlas& atlas_;
  std::array<ImFont*, 3> faces_{};
  ImFont* icons_ = nullptr;
  Interner interner_;
  float density_ = 1;
};

}  // namespace ui::text
