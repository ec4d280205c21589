#include "ui/theme/hsluv.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace ui::theme {
namespace {

// Constants of the reference implementation: linear sRGB from XYZ, the white point D65 in u'v', and CIE's kappa and epsilon.
constexpr std::array<std::array<double, 3>, 3> kFromXyz{{{3.240969941904521, -1.537383177570093, -0.498610760293},
                                                         {-0.96924363628087, 1.87596750150772, 0.041555057407175},
                                                         {0.055630079696993, -0.20397695888897, 1.056971514242878}}};
constexpr double kWhiteU = 0.19783000664283;
constexpr double kWhiteV = 0.46831999493879;
constexpr double kKappa = 903.2962962;
constexpr double kEpsilon = 0.0088564516;

double luminance_of(double lightness) {
  const double cubed = std::pow(lightness + 16, 3) / 1560896;
  return cubed > kEpsilon ? cubed : lightness / kKappa;
}

// The largest chroma within sRGB in the direction of `angle` (radians): the nearest of the lines that bound it.
double largest_chroma(double lightness, double angle) {
  const double y = luminance_of(lightness);
  double least = std::numeric_limits<double>::max();
  for (const auto& [m1, m2, m3] : kFromXyz) {
    for (const double t : {0.0, 1.0}) {
      const double top1 = ((284517 * m1) - (94839 * m3)) * y;
      const double top2 = (((838422 * m3) + (769860 * m2) + (731718 * m1)) * lightness * y) - (769860 * t * lightness);
      const double under = (((632260 * m3) - (126452 * m2)) * y) + (126452 * t);
      const double length = (top2 / under) / (std::sin(angle) - ((top1 / under) * std::cos(angle)));
      if (length >= 0) least = std::min(least, length);
    }
  }
  return least;
}

std::uint32_t encoded(double light) {
  const double c = light <= 0.0031308 ? 12.92 * light : (1.055 * std::pow(light, 1 / 2.4)) - 0.055;
  return static_cast<std::uint32_t>(std::lround(std::clamp(c, 0.0, 1.0) * 255));
}

}  // namespace

Color hsluv(float hue, float saturation, float lightness) {
  const double angle = static_cast<double>(hue) / 180 * std::numbers::pi;
  const double chroma = largest_chroma(lightness, angle) * static_cast<double>(saturation) / 100;
  const double u = (std::cos(angle) * chroma / (13 * static_cast<double>(lightness))) + kWhiteU;
  const double v = (std::sin(angle) * chroma / (13 * static_cast<double>(lightness))) + kWhiteV;
  // A scale on which (L* + 16) / 116 cubed is the luminance.
  const double root = (static_cast<double>(lightness) + 16) / 116;
  const double y = lightness > 8 ? root * root * root : lightness / kKappa;
  const double x = y * 9 * u / (4 * v);
  const double z = y * (12 - (3 * u) - (20 * v)) / (4 * v);
  std::uint32_t rgb_value = 0;
  for (const auto& [m1, m2, m3] : kFromXyz) rgb_value = (rgb_value << 8U) | encoded((m1 * x) + (m2 * y) + (m3 * z));
  return rgb(rgb_value);
}

}  // namespace ui::theme
