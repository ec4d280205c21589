#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ui::text {

enum class Direction : std::uint8_t { LeftToRight, RightToLeft };

// The direction that a character gives to text; none for digits, signs, emoji and marks (classes L, R and AL of the Unicode
// Bidirectional Algorithm, by blocks).
std::optional<Direction> strong_direction(char32_t code_point);

// Whether any character of `text` (UTF-8) gives it that direction.
bool has_direction(std::string_view text, Direction direction);

// The characters that open anew, at the byte `at` of a paragraph, the isolates that are open there: what a line that is drawn
// by itself has to begin with (Unicode Bidirectional Algorithm, section 2.4). Empty for nearly every text.
std::string open_isolates(std::string_view paragraph, std::size_t at);

}  // namespace ui::text
