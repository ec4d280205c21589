#include "ui/theme/person_color.hpp"

#include <cstdint>

namespace ui::theme {
namespace {

float hue_of(std::string_view address) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : address) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  hash ^= hash >> 15U;
  return static_cast<float>(hash % 3600U) / 10.0F;
}

}  // namespace

PersonColor person_color(std::string_view address, bool dark) {
  const float hue = hue_of(address);
  return {
      .top = oklch(0.67F, 0.13F, hue),
      .bottom = oklch(0.56F, 0.14F, hue),
      .name = dark ? oklch(0.80F, 0.11F, hue) : oklch(0.48F, 0.13F, hue),
  };
}

}  // namespace ui::theme
