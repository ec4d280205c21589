#pragma once

#include <cstdint>
#include <string>

#include "ui/text/drawing/shaper.hpp"

namespace wasm::gl {

// The device's own interface font. The page's style sheet names the same families (--font in web/app.css), so that text in
// the DOM and text in the canvas are the same.
inline constexpr const char* kFontFamilies =
    "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"Noto Sans Arabic\",\"Noto Sans Hebrew\","
    "\"Noto Sans Devanagari\",\"Apple Color Emoji\",\"Segoe UI Emoji\",\"Noto Color Emoji\",sans-serif";

constexpr int css_weight(ui::text::Weight weight) {
  switch (weight) {
    case ui::text::Weight::Medium: return 500;
    case ui::text::Weight::Bold: return 600;
    case ui::text::Weight::Regular: break;
  }
  return 400;
}

// What is preformatted (--monospace in web/app.css), which is drawn a little smaller.
inline constexpr const char* kMonospaceFamilies =
    "ui-monospace,Menlo,Consolas,\"Noto Sans Mono\",\"DejaVu Sans Mono\",\"Noto Sans\",monospace";
inline constexpr float kMonospaceSize = 0.92F;

// The value of CSS `font`. `size` in px of where it is used; `styling`: ui::text::Styling.
std::string css_font(float size, ui::text::Weight weight, std::uint8_t styling = 0);

}  // namespace wasm::gl
