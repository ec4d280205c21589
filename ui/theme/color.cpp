#include "ui/theme/color.hpp"

#include <cmath>
#include <numbers>

namespace ui::theme {
namespace {

float channel(Color color, unsigned shift) { return static_cast<float>((color >> shift) & 0xFFU); }

Color pack(float r, float g, float b, float a) {
  const auto byte = [](float value) { return rounded(std::clamp(value, 0.0F, 255.0F)); };
  return byte(r) | (byte(g) << 8U) | (byte(b) << 16U) | (byte(a) << 24U);
}

float linear(float channel_value) {
  const float c = channel_value / 255.0F;
  return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
}

float encoded(float light) {
  const float c = light <= 0.0031308F ? light * 12.92F : (1.055F * std::pow(light, 1.0F / 2.4F)) - 0.055F;
  return c * 255.0F;
}

float luminance(Color color) {
  return (0.2126F * linear(channel(color, 0))) + (0.7152F * linear(channel(color, 8))) +
         (0.0722F * linear(channel(color, 16)));
}

}  // namespace

Color over(Color under, Color top) { return mix(under, top | 0xFF000000U, alpha_of(top)); }

Color mix(Color from, Color to, float t) {
  const auto between = [&](unsigned shift) { return std::lerp(channel(from, shift), channel(to, shift), t); };
  return pack(between(0), between(8), between(16), between(24));
}

float contrast(Color a, Color b) {
  const float first = luminance(a);
  const float second = luminance(b);
  return (std::max(first, second) + 0.05F) / (std::min(first, second) + 0.05F);
}

Color oklch(float lightness, float chroma, float hue) {
  // https://bottosson.github.io/posts/oklab/
  const float angle = hue * std::numbers::pi_v<float> / 180.0F;
  const float a = chroma * std::cos(angle);
  const float b = chroma * std::sin(angle);
  const float l = std::pow(lightness + (0.3963377774F * a) + (0.2158037573F * b), 3.0F);
  const float m = std::pow(lightness - (0.1055613458F * a) - (0.0638541728F * b), 3.0F);
  const float s = std::pow(lightness - (0.0894841775F * a) - (1.2914855480F * b), 3.0F);
  const float red = (4.0767416621F * l) - (3.3077115913F * m) + (0.2309699292F * s);
  const float green = (-1.2684380046F * l) + (2.6097574011F * m) - (0.3413193965F * s);
  const float blue = (-0.0041960863F * l) - (0.7034186147F * m) + (1.7076147010F * s);
  const auto cut = [](float light) { return encoded(std::clamp(light, 0.0F, 1.0F)); };
  return pack(cut(red), cut(green), cut(blue), 255.0F);
}

}  // namespace ui::theme
