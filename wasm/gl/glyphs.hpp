#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "ui/text/drawing/glyphs.hpp"
#include "wasm/js/function.hpp"

namespace wasm::gl {

// Glyphs drawn by the browser's canvas 2D, so that every script and emoji of the device is there and no font is shipped.
class Glyphs final : public ui::text::GlyphRasterizer {
 public:
  Glyphs();

  // The language of the page, by which browsers choose among fonts: for glyphs that are drawn from now on.
  void set_language(const std::string& tag);
  ui::text::FontMetrics metrics(float size, ui::text::Weight weight) override;
  ui::text::GlyphBitmap rasterize(char32_t code_point, float size, ui::text::Weight weight) override;
  ui::text::GlyphBitmap rasterize_icon(std::uint16_t icon, float size) override;

 private:
  using Face = std::pair<float, ui::text::Weight>;
  struct Cell;

  void use(const Face& face);
  void grow(int width, int height);
  Cell place(char32_t code_point, int x);
  ui::text::GlyphBitmap cut(const Cell& cell, const std::vector<std::uint32_t>& pixels, int stride) const;
  [[nodiscard]] std::vector<std::uint32_t> read(int width, int height) const;
  void prewarm(const Face& face);

  js::val canvas_;
  js::val context_;
  int width_ = 0;
  int height_ = 0;
  std::map<Face, std::map<char32_t, ui::text::GlyphBitmap>> ready_;  // drawn ahead; each is given away once
};

}  // namespace wasm::gl
