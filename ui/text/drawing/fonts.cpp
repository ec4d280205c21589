#include "ui/text/drawing/fonts.hpp"

#include <imgui_internal.h>

#include "ui/text/drawing/font_loader.hpp"
#include "ui/text/unicode/utf8.hpp"

namespace ui::text {
namespace {

ImFont* add_face(ImFontAtlas& atlas, const FaceSource& source) {
  FaceSource copy = source;
  ImFontConfig config;
  config.FontData = &copy;  // the atlas keeps its own copy
  config.FontDataSize = sizeof copy;
  config.FontDataOwnedByAtlas = false;
  config.SizePixels = 16;
  config.FontLoader = font_loader();
  return atlas.AddFont(&config);
}

}  // namespace

Fonts::Fonts(ImFontAtlas& atlas, GlyphRasterizer& rasterizer) : atlas_(atlas) {
  for (const Weight weight : {Weight::Regular, Weight::Medium, Weight::Bold}) {
    faces_[static_cast<std::size_t>(weight)] =
        add_face(atlas, {&rasterizer, &interner_, weight, FaceSource::Kind::Letters});
  }
  icons_ = add_face(atlas, {&rasterizer, &interner_, Weight::Regular, FaceSource::Kind::Icons});
}

void Fonts::forget() { ImFontAtlasBuildDiscardBakes(&atlas_, 0); }

FontMetrics Fonts::metrics(float size, Weight weight) {
  const ImFontBaked* baked = faces_[static_cast<std::size_t>(weight)]->GetFontBaked(size, density_);
  return {baked->Ascent, -baked->Descent};
}

Glyph Fonts::find(ImFont* font, Interner::Slot slot, float size) const {
  const ImFontGlyph* glyph = font->GetFontBaked(size, density_)->FindGlyph(slot);
  if (glyph == nullptr) return {};
  return {glyph->X0, glyph->Y0, glyph->X1,       glyph->Y1,           glyph->U0,          glyph->V0,
          glyph->U1, glyph->V1, glyph->AdvanceX, glyph->Visible != 0, glyph->Colored != 0};
}

Glyph Fonts::glyph(char32_t code_point, float size, Weight weight) {
  return find(faces_[static_cast<std::size_t>(weight)], interner_.slot(code_point), size);
}

Glyph Fonts::icon(theme::Icon icon, float size) {
  return find(icons_, static_cast<Interner::Slot>(kFirstIcon + static_cast<Interner::Slot>(icon)), size);
}

float Fonts::width(std::string_view text, float size, Weight weight) {
  ImFontBaked* baked = faces_[static_cast<std::size_t>(weight)]->GetFontBaked(size, density_);
  float width = 0;
  while (!text.empty()) width += baked->GetCharAdvance(interner_.slot(take_code_point(text)));
  return width;
}

}  // namespace ui::text
