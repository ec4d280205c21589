#include "wasm/gl/font.hpp"

#include "wasm/js/css.hpp"

namespace wasm::gl {

std::string css_font(float size, ui::text::Weight weight, std::uint8_t styling) {
  const bool monospace = (styling & ui::text::kPreformatted) != 0;
  const bool strong = (styling & ui::text::kStrong) != 0;
  return std::string((styling & ui::text::kEmphasis) != 0 ? "italic " : "") +
         std::to_string(css_weight(strong ? ui::text::Weight::Bold : weight)) + " " +
         js::px(monospace ? size * kMonospaceSize : size) + " " + (monospace ? kMonospaceFamilies : kFontFamilies);
}

}  // namespace wasm::gl
