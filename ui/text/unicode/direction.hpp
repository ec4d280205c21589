#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ui::text {

enum class Direction : std::uint8_t { LeftToRight, RightToLeft };

// The characters that keep a text's direction apart from that of what surrounds it, up to kPopIsolate (Unicode Bidirectional
// Algorithm, section 2.4).
// NOLINTBEGIN(misc-misleading-bidirectional): each is a text of its own here
inline constexpr std::string_view kIsolateLeftToRight = "\u2066";
inline constexpr std::string_view kIsolateRightToLeft = "\u2067";
inline constexpr std::string_view kIsolateFirstStrong = "\u2068";
// NOLINTEND(misc-misleading-bidirectional)
inline constexpr std::string_view kPopIsolate = "\u2069";

// The direction that a character gives to text; none for digits, signs, emoji and marks (classes L, R and AL of the Unicode
// Bidirectional Algorithm, by blocks).
std::optional<Direction> strong_direction(char32_t code_point);

// Whether any character of `text` (UTF-8) gives it that direction.
bool has_direction(std::string_view text, Direction direction);

// The characters that open anew, at the byte `at` of a paragraph, the isolates that are open there: what a line that is drawn
// by itself has to begin with (Unicode Bidirectional Algorithm, section 2.4). Empty for nearly every text.
std::string open_isolates(std::string_view paragraph, std::size_t at);

}  // namespace ui::text
