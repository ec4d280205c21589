#include "wasm/gl/glyphs.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

#include <emscripten/val.h>

#include "wasm/dom/element.hpp"
#include "wasm/gl/font.hpp"
#include "wasm/gl/icons.hpp"
#include "wasm/js/css.hpp"
#include "wasm/js/value.hpp"

namespace wasm::gl {

using js::val;
using ui::text::FontMetrics;
using ui::text::GlyphBitmap;

namespace {

constexpr int kPad = 2;  // smoothing reaches over the outline's box
constexpr char32_t kFirstPrewarmed = U'!';
constexpr char32_t kLastPrewarmed = U'~';

constexpr std::uint32_t alpha(std::uint32_t pixel) { return pixel >> 24U; }

// Glyphs are drawn in white; what is not grey has colours of its own. Faint pixels are too coarse to tell.
constexpr bool is_colored(std::uint32_t pixel) {
  constexpr std::uint32_t kOpaqueEnough = 64;
  constexpr std::uint32_t kWhiteEnough = 240;
  return alpha(pixel) > kOpaqueEnough && ((pixel & 255U) < kWhiteEnough || ((pixel >> 8U) & 255U) < kWhiteEnough ||
                                          ((pixel >> 16U) & 255U) < kWhiteEnough);
}

}  // namespace

// Where a glyph was drawn in the scratch canvas.
struct Glyphs::Cell {
  int x = 0;
  int width = 0;
  int height = 0;
  int pen = 0;       // from the cell's left edge
  int baseline = 0;  // from the cell's top edge
  float advance = 0;
};

Glyphs::Glyphs() : canvas_(dom::document().call<val>("createElement", val("canvas"))) {
  val options = val::object();
  options.set("willReadFrequently", true);
  context_ = canvas_.call<val>("getContext", val("2d"), options);
}

void Glyphs::set_language(const std::string& tag) {
  js::set(canvas_, "lang", val(tag));
  ready_.clear();
}

void Glyphs::grow(int width, int height) {
  if (width > width_) canvas_.set("width", width_ = width);
  if (height > height_) canvas_.set("height", height_ = height);
}

void Glyphs::use(const Face& face) {
  context_.set("font", val(css_font(face.first, face.second)));
  context_.set("fillStyle", val("#fff"));
}

FontMetrics Glyphs::metrics(float size, ui::text::Weight weight) {
  use({size, weight});
  const val box = context_.call<val>("measureText", val("x"));
  return {.ascent = static_cast<float>(js::number(box, "fontBoundingBoxAscent")),
          .descent = static_cast<float>(js::number(box, "fontBoundingBoxDescent"))};
}

Glyphs::Cell Glyphs::place(char32_t code_point, int x) {
  const val text = val::global("String").call<val>("fromCodePoint", static_cast<unsigned>(code_point));
  const val box = context_.call<val>("measureText", text);
  const auto reach = [&box](const char* side) { return static_cast<int>(std::ceil(js::number(box, side))) + kPad; };
  Cell cell;
  cell.x = x;
  cell.pen = std::max(reach("actualBoundingBoxLeft"), 0);
  cell.baseline = std::max(reach("actualBoundingBoxAscent"), 0);
  cell.width = cell.pen + std::max(reach("actualBoundingBoxRight"), 0);
  cell.height = cell.baseline + std::max(reach("actualBoundingBoxDescent"), 0);
  // Whole device pixels keep every glyph of a line as sharp as the first.
  cell.advance = static_cast<float>(std::round(js::number(box, "width")));
  return cell;
}

std::vector<std::uint32_t> Glyphs::read(int width, int height) const {
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  const val data = context_.call<val>("getImageData", 0, 0, width, height)["data"];
  val(emscripten::typed_memory_view(pixels.size() * 4, reinterpret_cast<std::uint8_t*>(pixels.data())))
      .call<void>("set", data);
  return pixels;
}

// The part of the cell that has ink.
GlyphBitmap Glyphs::cut(const Cell& cell, const std::vector<std::uint32_t>& pixels, int stride) const {
  GlyphBitmap glyph;
  glyph.advance = cell.advance;
  const auto at = [&](int x, int y) { return pixels[static_cast<std::size_t>(y * stride + cell.x + x)]; };
  int left = cell.width;
  int right = 0;
  int top = cell.height;
  int bottom = 0;
  for (int y = 0; y < cell.height; ++y)
    for (int x = 0; x < cell.width; ++x) {
      if (alpha(at(x, y)) == 0) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
      top = std::min(top, y);
      bottom = std::max(bottom, y + 1);
      glyph.colored = glyph.colored || is_colored(at(x, y));
    }
  if (right <= left) return glyph;
  glyph.width = right - left;
  glyph.height = bottom - top;
  glyph.left = static_cast<float>(left - cell.pen);
  glyph.top = static_cast<float>(cell.baseline - top);
  glyph.pixels.reserve(static_cast<std::size_t>(glyph.width * glyph.height));
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) glyph.pixels.push_back(glyph.colored ? at(x, y) : at(x, y) | 0x00FFFFFFU);
  return glyph;
}

// Reading back costs far more than drawing: the letters of a new face are drawn in one strip and read at once.
void Glyphs::prewarm(const Face& face) {
  auto& glyphs = ready_[face];
  use(face);
  std::vector<Cell> cells;
  int width = 0;
  int height = 1;
  for (char32_t letter = kFirstPrewarmed; letter <= kLastPrewarmed; ++letter) {
    cells.push_back(place(letter, width));
    width += cells.back().width;
    height = std::max(height, cells.back().height);
  }
  grow(width, height);
  use(face);  // resizing forgets the font
  context_.call<void>("clearRect", 0, 0, width_, height_);
  char letter = static_cast<char>(kFirstPrewarmed);
  for (const Cell& cell : cells)
    context_.call<void>("fillText", val(std::string(1, letter++)), cell.x + cell.pen, cell.baseline);
  const std::vector<std::uint32_t> pixels = read(width, height);
  for (std::size_t i = 0; i < cells.size(); ++i)
    glyphs.emplace(kFirstPrewarmed + static_cast<char32_t>(i), cut(cells[i], pixels, width));
}

GlyphBitmap Glyphs::rasterize(char32_t code_point, float size, ui::text::Weight weight) {
  const Face face{size, weight};
  if (!ready_.contains(face)) prewarm(face);
  if (auto node = ready_[face].extract(code_point)) return std::move(node.mapped());
  use(face);
  const Cell cell = place(code_point, 0);
  grow(cell.width, cell.height);
  use(face);
  context_.call<void>("clearRect", 0, 0, width_, height_);
  context_.call<void>("fillText", val::global("String").call<val>("fromCodePoint", static_cast<unsigned>(code_point)),
                      cell.pen, cell.baseline);
  return cut(cell, read(cell.width, cell.height), cell.width);
}

GlyphBitmap Glyphs::rasterize_icon(std::uint16_t icon, float size) {
  constexpr double kSquare = 24;
  const auto side = static_cast<int>(std::ceil(size));
  grow(side, side);
  context_.call<void>("clearRect", 0, 0, width_, height_);
  context_.call<void>("save");
  context_.call<void>("scale", size / kSquare, size / kSquare);
  context_.set("strokeStyle", val("#fff"));
  context_.set("lineWidth", 2);
  context_.set("lineCap", val("round"));
  context_.set("lineJoin", val("round"));
  context_.call<void>("stroke", val::global("Path2D").new_(val(kIconPaths[icon])));
  context_.call<void>("restore");
  GlyphBitmap glyph = cut({.width = side, .height = side, .baseline = side, .advance = size}, read(side, side), side);
  return glyph;
}

}  // namespace wasm::gl
