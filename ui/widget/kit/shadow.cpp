#include <array>
#include <cmath>
#include <numbers>

#include <imgui_internal.h>

#include "ui/widget/kit/canvas.hpp"
#include "ui/widget/kit/layout.hpp"

// Soft shadows: a blurred square in the font atlas, stretched as nine pieces around what casts the shadow.
namespace ui::widget {
namespace {

constexpr int kSide = 64;     // of the picture, texels
constexpr float kReach = 24;  // texels that the blur goes out from the square's edge, and in
constexpr float kMiddle = kSide / 2.0F;

// How much of a step edge a Gaussian blur lets through at `distance` texels outside of it; nothing is left at the picture's edge.
float step(float distance) {
  constexpr float kSigma = kReach * 0.19F;
  return 0.5F * std::erfc(distance / kSigma / std::numbers::sqrt2_v<float>);
}

}  // namespace

std::uint64_t add_shadow_picture(ImFontAtlas& atlas) {
  ImFontAtlasRect rect;
  const ImFontAtlasRectId id = atlas.AddCustomRect(kSide, kSide, &rect);
  IM_ASSERT(id != ImFontAtlasRectId_Invalid);
  constexpr float kEdge = (kSide / 2.0F) - kReach / 2;  // half the side of the square that casts
  for (int y = 0; y < kSide; ++y) {
    auto* row = static_cast<ImU32*>(atlas.TexData->GetPixelsAt(rect.x, rect.y + y));
    for (int x = 0; x < kSide; ++x) {
      const float dx = std::abs(static_cast<float>(x) + 0.5F - kMiddle) - kEdge;
      const float dy = std::abs(static_cast<float>(y) + 0.5F - kMiddle) - kEdge;
      const float strength = step(dx) * step(dy);
      row[x] = IM_COL32(255, 255, 255, static_cast<int>(std::lround(strength * 255.0F)));
    }
  }
  ImFontAtlasTextureBlockQueueUpload(&atlas, atlas.TexData, rect.x, rect.y, kSide, kSide);
  return static_cast<std::uint64_t>(id);
}

void Canvas::shadow(const Rect& rect, float radius, theme::Color color, float reach, float drop) {
  ImFontAtlasRect picture;
  if (!list_->_Data->FontAtlas->GetCustomRect(static_cast<ImFontAtlasRectId>(shadow_rect_), &picture)) return;
  const Rect outer = grown(moved(flip()(rect), 0, drop), reach / 2);
  // In the picture the casting edge lies 12 texels in of the 32 of a corner piece; here it lies reach / 2 in.
  const float corner = std::min({(reach * 4 / 3) + (radius / 4), outer.width / 2, outer.height / 2});
  const std::array xs{outer.x, outer.x + corner, right(outer) - corner, right(outer)};
  const std::array ys{outer.y, outer.y + corner, bottom(outer) - corner, bottom(outer)};
  const float middle_u = (picture.uv0.x + picture.uv1.x) / 2;
  const float middle_v = (picture.uv0.y + picture.uv1.y) / 2;
  const std::array us{picture.uv0.x, middle_u, middle_u, picture.uv1.x};
  const std::array vs{picture.uv0.y, middle_v, middle_v, picture.uv1.y};
  const theme::Color ink = shown(color);
  list_->PrimReserve(9 * 6, 9 * 4);
  for (std::size_t j = 0; j < 3; ++j)
    for (std::size_t i = 0; i < 3; ++i)
      list_->PrimRectUV({xs[i], ys[j]}, {xs[i + 1], ys[j + 1]}, {us[i], vs[j]}, {us[i + 1], vs[j + 1]}, ink);
}

}  // namespace ui::widget
