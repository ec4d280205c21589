#include "ui/widget/kit/canvas.hpp"

#include <cmath>
#include <numbers>

#include <imgui_internal.h>

#include "ui/text/unicode/utf8.hpp"
#include "ui/widget/kit/layout.hpp"
#include "ui/widget/kit/punch.hpp"

namespace ui::widget {
namespace {

constexpr std::string_view kEllipsis = "\u2026";

ImVec2 im(Vec2 v) { return {v.x, v.y}; }
ImVec2 top_left(const Rect& r) { return {r.x, r.y}; }
ImVec2 bottom_right(const Rect& r) { return {right(r), bottom(r)}; }

// The corners on the other side.
std::uint8_t turned(std::uint8_t corners) {
  const auto moved = [corners](unsigned from, unsigned to) { return (corners & from) != 0 ? to : 0U; };
  return static_cast<std::uint8_t>(moved(kTopLeft, kTopRight) | moved(kTopRight, kTopLeft) |
                                   moved(kBottomLeft, kBottomRight) | moved(kBottomRight, kBottomLeft));
}

// Where a text of `width` begins in a box of `room`.
float start_of(Align align, float room, float width, bool right_to_left) {
  const float rest = std::max(0.0F, room - width);
  if (align == Align::Center) return rest / 2;
  return align == Align::End || (align == Align::Natural && right_to_left) ? rest : 0;
}

ImDrawFlags corner_flags(std::uint8_t corners, float radius) {
  if (radius <= 0 || corners == 0) return ImDrawFlags_RoundCornersNone;
  ImDrawFlags flags = 0;
  if ((corners & kTopLeft) != 0) flags |= ImDrawFlags_RoundCornersTopLeft;
  if ((corners & kTopRight) != 0) flags |= ImDrawFlags_RoundCornersTopRight;
  if ((corners & kBottomLeft) != 0) flags |= ImDrawFlags_RoundCornersBottomLeft;
  if ((corners & kBottomRight) != 0) flags |= ImDrawFlags_RoundCornersBottomRight;
  return flags;
}

float fitting_radius(const Rect& rect, float radius) { return std::min({radius, rect.width / 2, rect.height / 2}); }

}  // namespace

Canvas::Canvas(ImDrawList& list, text::Fonts& fonts, text::TextShaper& shaper, std::uint64_t shadow_rect, float density,
               const Writing& writing)
    : list_(&list), fonts_(&fonts), shaper_(&shaper), shadow_rect_(shadow_rect), density_(density), writing_(writing) {}

float Canvas::snapped(float value) const { return std::round(value * density_) / density_; }

Rect Canvas::snapped(const Rect& rect) const {
  const float x = snapped(rect.x);
  const float y = snapped(rect.y);
  return {x, y, snapped(right(rect)) - x, snapped(bottom(rect)) - y};
}

void Canvas::fill(const Rect& rect, theme::Color color, float radius, std::uint8_t corners) {
  const Rect sharp = placed(rect);
  if (empty(sharp)) return;
  list_->AddRectFilled(top_left(sharp), bottom_right(sharp), shown(color), fitting_radius(sharp, radius),
                       corner_flags(flip().on ? turned(corners) : corners, radius));
}

void Canvas::fill(const Rect& rect, theme::Color color, const Radii& radii) {
  const Rect r = placed(rect);
  if (empty(r)) return;
  const Radii seen = flip().on ? Radii{radii.top_right, radii.top_left, radii.bottom_left, radii.bottom_right} : radii;
  list_->PathArcToFast({r.x + seen.top_left, r.y + seen.top_left}, seen.top_left, 6, 9);
  list_->PathArcToFast({right(r) - seen.top_right, r.y + seen.top_right}, seen.top_right, 9, 12);
  list_->PathArcToFast({right(r) - seen.bottom_right, bottom(r) - seen.bottom_right}, seen.bottom_right, 0, 3);
  list_->PathArcToFast({r.x + seen.bottom_left, bottom(r) - seen.bottom_left}, seen.bottom_left, 3, 6);
  list_->PathFillConvex(shown(color));
}

void Canvas::fill_gradient(const Rect& rect, theme::Color top, theme::Color bottom_color, float radius) {
  const Rect sharp = placed(rect);
  if (empty(sharp)) return;
  const int first = list_->VtxBuffer.Size;
  list_->AddRectFilled(top_left(sharp), bottom_right(sharp), shown(theme::rgb(0xFFFFFF)),
                       fitting_radius(sharp, radius));
  ImGui::ShadeVertsLinearColorGradientKeepAlpha(list_, first, list_->VtxBuffer.Size, top_left(sharp),
                                                {sharp.x, bottom(sharp)}, shown(top), shown(bottom_color));
}

void Canvas::stroke(const Rect& rect, theme::Color color, float radius, float thickness) {
  const Rect sharp = placed(rect);
  if (empty(sharp)) return;
  const float half = thickness / 2;  // the outline lies inside the rect
  list_->PathRect({sharp.x + half, sharp.y + half}, {right(sharp) - half, bottom(sharp) - half},
                  std::max(0.0F, fitting_radius(sharp, radius) - half), corner_flags(kAllCorners, radius));
  list_->PathStroke(shown(color), ImDrawFlags_Closed, thickness);
}

void Canvas::circle(Vec2 center, float radius, theme::Color color) {
  list_->AddCircleFilled(im(flip()(center)), radius, shown(color));
}

void Canvas::arc(Vec2 center, float radius, float start, float end, theme::Color color, float thickness) {
  constexpr float kTurn = 2 * std::numbers::pi_v<float>;
  constexpr float kTop = -std::numbers::pi_v<float> / 2;
  list_->PathArcTo(im(flip()(center)), radius, kTop + (start * kTurn), kTop + (end * kTurn));
  list_->PathStroke(shown(color), 0, thickness);
}

void Canvas::image(const Rect& rect, const PictureTexture& picture, float radius) {
  const Rect sharp = placed(rect);
  if (empty(sharp)) return;
  list_->AddImageRounded(ImTextureRef(static_cast<ImTextureID>(picture.texture)), top_left(sharp), bottom_right(sharp),
                         im(picture.uv0), im(picture.uv1), shown(IM_COL32_WHITE), fitting_radius(sharp, radius));
}

void Canvas::icon(theme::Icon icon, const Rect& box, float size, theme::Color color) {
  const text::Glyph glyph = fonts_->icon(icon, size);
  if (!glyph.visible) return;
  const Rect at = flip()(centered(box, size, size));
  const float width = glyph.right - glyph.left;
  const float x = snapped(at.x + ((size - width) / 2));
  const float y = snapped(at.y + ((size - (glyph.bottom - glyph.top)) / 2));
  const bool turned = flip().on && theme::is_directional(icon);
  list_->PrimReserve(6, 4);
  list_->PrimRectUV({x, y}, {x + width, y + glyph.bottom - glyph.top}, {turned ? glyph.u1 : glyph.u0, glyph.v0},
                    {turned ? glyph.u0 : glyph.u1, glyph.v1}, shown(color));
}

void Canvas::punch(const Rect& rect, float radius) {
  const Rect sharp = placed(rect);
  if (empty(sharp)) return;
  list_->AddCallback(punch_marker, nullptr);
  list_->AddRectFilled(top_left(sharp), bottom_right(sharp), IM_COL32_WHITE, fitting_radius(sharp, radius));
  list_->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

bool Canvas::drawn_by_glyphs(std::string_view text, Origin origin) const {
  return origin == Origin::Ours && !writing_.shaped && !text::needs_shaping(text);
}

// What we say has the direction of our language, whatever word it begins with.
text::RunStyle Canvas::run_style(const theme::TextStyle& style, theme::Color color, Origin origin) const {
  text::RunStyle run{style.size, style.line_height, style.weight, color, true, false};
  if (origin == Origin::Ours) run.direction = flip().on ? text::Direction::RightToLeft : text::Direction::LeftToRight;
  return run;
}

float Canvas::text_width(std::string_view text, const theme::TextStyle& style, Origin origin) {
  ++texts_;
  if (drawn_by_glyphs(text, origin)) return fonts_->width(text, style.size, style.weight);
  return shaper_->measure(text, run_style(style, 0xFF000000, origin), 4096).width;
}

DrawnText Canvas::text(const Rect& box, std::string_view text, const theme::TextStyle& style, theme::Color color,
                       Align align, Origin origin) {
  if (text.empty() || box.width <= 0) return {box, 0};
  ++texts_;
  if (drawn_by_glyphs(text, origin)) return line_of_glyphs(box, text, style, color, align);
  const text::RunMetrics metrics = shaper_->measure(text, run_style(style, color, origin), box.width);
  const float start = start_of(align, box.width, metrics.width, metrics.right_to_left != flip().on);
  const Rect at{box.x + start, box.y + ((box.height - metrics.height) / 2), metrics.width, metrics.height};
  run(metrics, {at.x, at.y}, 1);
  return {at, metrics.key};
}

DrawnText Canvas::line_of_glyphs(const Rect& box, std::string_view text, const theme::TextStyle& style,
                                 theme::Color color, Align align) {
  const std::string_view part = fitting(text, style, box.width);
  const bool cut = part.size() != text.size();
  const float part_width = fonts_->width(part, style.size, style.weight);
  const float width = part_width + (cut ? fonts_->width(kEllipsis, style.size, style.weight) : 0);
  const text::FontMetrics metrics = fonts_->metrics(style.size, style.weight);
  const float baseline = snapped(box.y + ((box.height + metrics.ascent - metrics.descent) / 2));
  const Rect at{snapped(box.x + start_of(align, box.width, width, flip().on)), box.y, width, box.height};
  const float pen = snapped(flip()(at).x);
  glyphs(part, {pen, baseline}, style, color);
  if (cut) glyphs(kEllipsis, {pen + part_width, baseline}, style, color);
  return {at, 0};
}

text::RunMetrics Canvas::measure_paragraph(std::string_view text, const theme::TextStyle& style, theme::Color color,
                                           float max_width, Origin origin, Align align, Markup markup,
                                           text::OpenBlock open) {
  ++texts_;
  text::RunStyle run = run_style(style, color, origin);
  run.single_line = false;
  run.linkify = markup != Markup::None;
  run.centered = align == Align::Center;
  run.styled = markup == Markup::Styling;
  if (run.styled) run.open = open;
  text::RunMetrics metrics = shaper_->measure(text, run, max_width);
  metrics.right_to_left = metrics.right_to_left != flip().on;
  return metrics;
}

void Canvas::paragraph(const text::RunMetrics& metrics, Vec2 top_left, float opacity) {
  run(metrics, top_left, opacity);
}

void Canvas::run(const text::RunMetrics& metrics, Vec2 top_left, float opacity) {
  const text::RunTexture picture = shaper_->texture(metrics.key);
  if (picture.texture == 0) return;
  const Rect at = flip()(Rect{top_left.x, top_left.y, metrics.width, metrics.height});
  const float x = snapped(at.x) - picture.bleed;
  const float y = snapped(at.y) - picture.bleed;
  list_->AddImage(ImTextureRef(static_cast<ImTextureID>(picture.texture)), {x, y},
                  {x + picture.size.x, y + picture.size.y}, im(picture.uv0), im(picture.uv1),
                  shown(theme::faded(IM_COL32_WHITE, opacity)));
}

void Canvas::glyphs(std::string_view text, Vec2 pen, const theme::TextStyle& style, theme::Color color) {
  // First see to it that all glyphs are in the atlas: to add one can move the atlas to another texture.
  int visible = 0;
  for (std::string_view rest = text; !rest.empty();)
    visible += fonts_->glyph(text::take_code_point(rest), style.size, style.weight).visible ? 1 : 0;
  if (visible == 0) return;
  const theme::Color ink = shown(color);
  list_->PrimReserve(visible * 6, visible * 4);
  for (std::string_view rest = text; !rest.empty();) {
    const text::Glyph glyph = fonts_->glyph(text::take_code_point(rest), style.size, style.weight);
    if (glyph.visible) {
      list_->PrimRectUV({pen.x + glyph.left, pen.y + glyph.top}, {pen.x + glyph.right, pen.y + glyph.bottom},
                        {glyph.u0, glyph.v0}, {glyph.u1, glyph.v1}, glyph.colored ? ink | 0x00FFFFFFU : ink);
    }
    pen.x += glyph.advance;
  }
}

std::string_view Canvas::fitting(std::string_view text, const theme::TextStyle& style, float width) {
  if (fonts_->width(text, style.size, style.weight) <= width + 0.5F) return text;
  float room = width - fonts_->width(kEllipsis, style.size, style.weight);
  std::string_view rest = text;
  std::size_t fits = 0;
  while (!rest.empty()) {
    room -= fonts_->glyph(text::take_code_point(rest), style.size, style.weight).advance;
    if (room < 0) break;
    fits = text.size() - rest.size();
  }
  return text.substr(0, fits);
}

void Canvas::push_clip(const Rect& rect) {
  const Rect sharp = placed(rect);
  list_->PushClipRect(top_left(sharp), bottom_right(sharp), true);
}

void Canvas::pop_clip() { list_->PopClipRect(); }

}  // namespace ui::widget
