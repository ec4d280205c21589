#include "ui/text/drawing/font_loader.hpp"

#include <cmath>

#include <imgui_internal.h>
#include <misc/freetype/imgui_freetype.h>

#include "ui/theme/icons.hpp"

namespace ui::text {
namespace {

const FaceSource& face(const ImFontConfig* source) { return *static_cast<const FaceSource*>(source->FontData); }

bool contains(ImFontAtlas* /*atlas*/, ImFontConfig* source, ImWchar code) {
  if (face(source).kind == FaceSource::Kind::Letters) return code >= ' ' && code < Interner::kFirst;
  return code == ' ' || (code >= kFirstIcon && code < kFirstIcon + static_cast<int>(theme::Icon::Count));
}

bool init_size(ImFontAtlas* /*atlas*/, ImFontConfig* source, ImFontBaked* baked, void* /*data*/) {
  const float density = baked->RasterizerDensity;
  const FontMetrics metrics = face(source).rasterizer->metrics(baked->Size * density, face(source).weight);
  baked->Ascent = metrics.ascent / density;
  baked->Descent = -metrics.descent / density;
  return true;
}

GlyphBitmap rasterize(const FaceSource& source, ImWchar code, float device_size) {
  if (source.kind == FaceSource::Kind::Letters)
    return source.rasterizer->rasterize(source.interner->code_point(code), device_size, source.weight);
  if (code < kFirstIcon) return {};
  return source.rasterizer->rasterize_icon(static_cast<std::uint16_t>(code - kFirstIcon), device_size);
}

// Advances are whole device pixels, so that each glyph of a label falls on the grid that it was drawn for.
float snapped_advance(const GlyphBitmap& bitmap, float density) { return std::round(bitmap.advance) / density; }

bool place(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, const GlyphBitmap& bitmap,
           ImFontGlyph* glyph) {
  const ImFontAtlasRectId pack = ImFontAtlasPackAddRect(atlas, bitmap.width, bitmap.height);
  if (pack == ImFontAtlasRectId_Invalid) return false;
  const float density = baked->RasterizerDensity;
  glyph->X0 = std::round(bitmap.left) / density;
  glyph->Y0 = -std::round(bitmap.top) / density;
  glyph->X1 = glyph->X0 + (static_cast<float>(bitmap.width) / density);
  glyph->Y1 = glyph->Y0 + (static_cast<float>(bitmap.height) / density);
  glyph->Visible = true;
  glyph->Colored = bitmap.colored;
  glyph->PackId = pack;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, pack),
                                     reinterpret_cast<const unsigned char*>(bitmap.pixels.data()),
                                     ImTextureFormat_RGBA32, bitmap.width * 4);
  return true;
}

bool load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* /*data*/, ImWchar code,
          ImFontGlyph* glyph, float* advance) {
  const float density = baked->RasterizerDensity;
  const GlyphBitmap bitmap = rasterize(face(source), code, baked->Size * density);
  if (advance != nullptr) {
    *advance = snapped_advance(bitmap, density);
    return true;
  }
  glyph->Codepoint = code;
  glyph->AdvanceX = snapped_advance(bitmap, density);
  if (bitmap.pixels.empty()) return true;
  IM_ASSERT(bitmap.pixels.size() == static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height));
  return place(atlas, source, baked, bitmap, glyph);
}

}  // namespace

const ImFontLoader* font_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader result;
    result.Name = "browser";
    result.FontSrcContainsGlyph = contains;
    result.FontBakedInit = init_size;
    result.FontBakedLoadGlyph = load;
    return result;
  }();
  return &loader;
}

}  // namespace ui::text

// Dear ImGui takes its loader by this name when it is told that FreeType is there (ui/widget/kit/imgui_config.hpp).
const ImFontLoader* ImGuiFreeType::GetFontLoader() { return ui::text::font_loader(); }
