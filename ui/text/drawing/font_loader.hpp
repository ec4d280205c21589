#pragma once

#include "ui/text/drawing/glyphs.hpp"
#include "ui/text/drawing/interner.hpp"

struct ImFontLoader;

namespace ui::text {

// What a face of Dear ImGui's atlas is made of, given as its "font data": the loader reads this instead of a font file.
struct FaceSource {
  GlyphRasterizer* rasterizer = nullptr;
  const Interner* interner = nullptr;
  Weight weight = Weight::Regular;
  enum class Kind : std::uint8_t { Letters, Icons } kind = Kind::Letters;
};

// Icons are the glyphs from this code point on.
inline constexpr Interner::Slot kFirstIcon = 0x100;

// The loader for faces whose font data is a FaceSource.
const ImFontLoader* font_loader();

}  // namespace ui::text
