#pragma once

#include <string>
#include <string_view>

namespace ui::text {

// Takes the first code point off `rest`, which must not be empty. What is not UTF-8 gives U+FFFD, a byte at a time.
char32_t take_code_point(std::string_view& rest);

// How many bytes from the front make whole code points and are at most `limit`.
std::size_t whole_prefix(std::string_view text, std::size_t limit);

// Whether glyphs side by side do not show `text` rightly: it needs bidi, ligatures, combining marks or emoji sequences.
bool needs_shaping(std::string_view text);

// `text` without white space at both ends.
std::string_view trimmed(std::string_view text);

// The first code point of `word`, as a part of it.
std::string_view first_letter(std::string_view word);

// The last code point of `text`, as a part of it; empty when there is none. Of what is not UTF-8: at most four bytes.
std::string_view last_code_point(std::string_view text);

void append_code_point(std::string& text, char32_t code_point);

}  // namespace ui::text
