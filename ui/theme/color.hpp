#pragma once

#include <algorithm>
#include <cstdint>

// Colours are sRGB with straight alpha, packed 0xAABBGGRR as Dear ImGui has them.
namespace ui::theme {

using Color = std::uint32_t;

// Of a value that is not negative.
constexpr std::uint32_t rounded(float value) {
  const auto whole = static_cast<std::uint32_t>(value);
  return value - static_cast<float>(whole) < 0.5F ? whole : whole + 1;
}

// From the usual notation 0xRRGGBB; `alpha` 0..1.
constexpr Color rgb(std::uint32_t hex, float alpha = 1) {
  const std::uint32_t a = rounded(std::clamp(alpha, 0.0F, 1.0F) * 255.0F);
  return (a << 24U) | ((hex & 0xFFU) << 16U) | (hex & 0xFF00U) | (hex >> 16U);
}

constexpr float alpha_of(Color color) { return static_cast<float>(color >> 24U) / 255.0F; }

// The colour with its alpha multiplied by `factor` (0..1).
constexpr Color faded(Color color, float factor) {
  const float alpha = static_cast<float>(color >> 24U) * std::clamp(factor, 0.0F, 1.0F);
  return (color & 0x00FFFFFFU) | (rounded(alpha) << 24U);
}

// `top` laid over the opaque `under`.
Color over(Color under, Color top);

// Halfway colours, channel by channel; `t` 0..1.
Color mix(Color from, Color to, float t);

// Contrast ratio of WCAG 2.2 (1..21) of two opaque colours.
float contrast(Color a, Color b);

// From OKLCH (lightness 0..1, chroma 0..0.4, hue in degrees), cut to sRGB.
Color oklch(float lightness, float chroma, float hue);

}  // namespace ui::theme
