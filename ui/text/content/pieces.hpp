#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ui/text/content/styling.hpp"

// Long texts are laid out, drawn and told of piece by piece, each of about a screen at most, so that what is seen is all that they
// cost, and no piece is larger than a texture may be.
namespace ui::text {

struct TextPiece {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;    // the line feed that ends its last line is in no piece
  OpenBlock open{};       // what it begins in; pieces_of() alone says it
  friend bool operator==(const TextPiece&, const TextPiece&) = default;
};

// Whether `text` (UTF-8) is too long to be one piece. Looks at its first two kilobytes only.
bool is_long(std::string_view text);

// The piece that begins at `begin`: some lines, or a part of one that is long; then it ends behind a space, or at least not
// within a character as people see it. Looks at the piece only.
TextPiece piece_at(std::string_view text, std::size_t begin);

// All of them, in order. A text that ends with a line feed has an empty last one. Linear in the text's length.
std::vector<TextPiece> pieces_of(std::string_view text);

}  // namespace ui::text
