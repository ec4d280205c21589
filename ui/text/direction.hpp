#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ui::text {

enum class Direction : std::uint8_t { LeftToRight, RightToLeft };

// The direction that a character gives to text; none for digits, signs, emoji and marks (classes L, R and AL of the Unicode
// Bidirectional Algorithm, by blocks).
std::optional<Direction> strong_direction(char32_t code_point);

// Whether any character of `text` (UTF-8) gives it that direction.
bool has_direction(std::string_view text, Direction direction);

}  // namespace ui::text
