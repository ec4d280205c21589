#include "wasm/js/css.hpp"

#include <cmath>
#include <string_view>

namespace wasm::js {

std::string decimal(double value) {
  // By hand: to_chars and printf for floating point are some of the largest functions that a page could link.
  long long scaled = std::llround(value * 10000);
  std::string digits;
  const bool negative = scaled < 0;
  if (negative) scaled = -scaled;
  auto fraction = static_cast<unsigned>(scaled % 10000);
  digits = std::to_string(scaled / 10000);
  if (fraction != 0) {
    digits += '.';
    for (unsigned unit = 1000; fraction != 0; unit /= 10) {
      digits += static_cast<char>('0' + fraction / unit);
      fraction %= unit;
    }
  }
  return negative ? "-" + digits : digits;
}

std::string color(std::uint32_t abgr) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text = "#";
  for (int byte = 0; byte < 4; ++byte, abgr >>= 8U) {
    text += kHex[(abgr >> 4U) & 15U];
    text += kHex[abgr & 15U];
  }
  return text;
}

}  // namespace wasm::js
