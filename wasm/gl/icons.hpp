#pragma once

#include <array>
#include <cstddef>

#include "ui/theme/icons.hpp"

namespace wasm::gl {

inline constexpr std::size_t kIconCount = ui::theme::kIconNames.size();

// SVG path data by ui::theme::Icon: strokes of width 2 with round ends in a square of 24. Made by icons.mjs at build.
extern const std::array<const char*, kIconCount> kIconPaths;

}  // namespace wasm::gl
