#include "wasm/gl/font.hpp"

#include "wasm/js/css.hpp"

namespace wasm::gl {

std::string css_font(float size, ui::text::Weight weight) {
  return std::to_string(css_weight(weight)) + " " + js::px(size) + " " + kFontFamilies;
}

}  // namespace wasm::gl
