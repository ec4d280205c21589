#include "gallery/page/pictures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ui/theme/color.hpp"
#include "wasm/gl/texture.hpp"

namespace gallery {
namespace {

constexpr int kSide = 512;  // texels
constexpr int kRanges = 4;  // of hills, one behind the other

struct Scenery {
  ui::theme::Color sky_top;
  ui::theme::Color sky_low;
  ui::theme::Color far;
  ui::theme::Color near;
};

constexpr std::array<Scenery, 6> kSceneries{{
    {ui::theme::rgb(0x2B3A67), ui::theme::rgb(0xF2A65A), ui::theme::rgb(0x6D6875), ui::theme::rgb(0x1B1B2F)},
    {ui::theme::rgb(0xBFD8B8), ui::theme::rgb(0xF2F5DE), ui::theme::rgb(0x7FA66E), ui::theme::rgb(0x1F4D2B)},
    {ui::theme::rgb(0x3E7CB1), ui::theme::rgb(0xDCEBF7), ui::theme::rgb(0xE3B778), ui::theme::rgb(0xA8642F)},
    {ui::theme::rgb(0x5E3A6B), ui::theme::rgb(0xFF9E6D), ui::theme::rgb(0x9C4A4A), ui::theme::rgb(0x3B1F2B)},
    {ui::theme::rgb(0x8FC0D8), ui::theme::rgb(0xFDF3E1), ui::theme::rgb(0x5B8FA8), ui::theme::rgb(0x1D4E68)},
    {ui::theme::rgb(0x7067A5), ui::theme::rgb(0xE8C7DE), ui::theme::rgb(0x8A7CA8), ui::theme::rgb(0x332B50)},
}};

// How high a range of hills is at `x` (0..1), from the top (0) to the bottom (1).
float ridge(float x, int range, std::uint64_t seed) {
  const float phase = static_cast<float>(seed % 97) + (static_cast<float>(range) * 1.7F);
  const float waves = (std::sin((x * 5) + phase) * 0.05F) + (std::sin((x * 13) + (phase * 2)) * 0.02F);
  return 0.45F + (0.14F * static_cast<float>(range)) + waves;
}

using Ridges = std::array<float, kRanges>;  // how high each range is at one place

ui::theme::Color color_at(const Scenery& scenery, const Ridges& ridges, float y) {
  ui::theme::Color color = ui::theme::mix(scenery.sky_top, scenery.sky_low, std::min(1.0F, y / 0.6F));
  for (std::size_t range = 0; range < kRanges; ++range) {
    const float covered = std::clamp(((y - ridges.at(range)) * kSide) + 0.5F, 0.0F, 1.0F);
    if (covered == 0) break;  // those in front are lower
    const ui::theme::Color hills = ui::theme::mix(scenery.far, scenery.near, static_cast<float>(range) / (kRanges - 1));
    color = ui::theme::mix(color, hills, covered);
  }
  return color;
}

std::uint32_t paint(std::uint64_t seed) {
  std::vector<std::uint32_t> pixels(std::size_t{kSide} * kSide);
  const Scenery& scenery = kSceneries.at(seed % kSceneries.size());
  for (std::size_t x = 0; x < kSide; ++x) {
    Ridges ridges;
    for (std::size_t range = 0; range < kRanges; ++range)
      ridges.at(range) = ridge(static_cast<float>(x) / kSide, static_cast<int>(range), seed);
    for (std::size_t y = 0; y < kSide; ++y)
      pixels[(y * kSide) + x] = color_at(scenery, ridges, static_cast<float>(y) / kSide);
  }
  const std::uint32_t texture = wasm::gl::create_texture();
  wasm::gl::upload(texture, kSide, kSide, pixels.data());
  return texture;
}

}  // namespace

ui::PictureTexture PaintedPictures::picture(ui::PictureId id, ui::Vec2 size) {
  if (given_.has(id)) return given_.picture(id, size);
  const auto seed = static_cast<std::uint64_t>(id);
  const auto [place, fresh] = textures_.try_emplace(seed, 0);
  if (fresh) place->second = paint(seed);
  return {.texture = place->second};
}

}  // namespace gallery
