#include "ui/text/content/pieces.hpp"

#include <algorithm>

#include "ui/text/unicode/utf8.hpp"

namespace ui::text {
namespace {

constexpr std::size_t kLongBytes = 2048;
constexpr std::ptrdiff_t kLongLines = 30;
constexpr std::size_t kPieceBytes = 1024;
constexpr std::size_t kPieceLines = 20;
constexpr std::size_t kFarthestBack = 256;  // how much shorter a piece may be for a better end

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Whether `code` belongs to the character before it: combining marks, joiners, modifiers and selectors of emoji, and flags, whose
// letters come in pairs.
bool extends(char32_t code) {
  const auto within = [code](char32_t first, char32_t last) { return code >= first && code <= last; };
  return within(0x0300, 0x036F) || within(0x0900, 0x0DFF) || within(0x1AB0, 0x1AFF) || within(0x20D0, 0x20FF) ||
         within(0xFE00, 0xFE0F) || within(0x1F1E6, 0x1F1FF) || within(0x1F3FB, 0x1F3FF) || within(0xE0020, 0xE007F) ||
         code == 0x200C || code == 0x200D;
}

bool may_cut(std::string_view text, std::size_t at) {
  if (continues(text[at])) return false;
  std::string_view after = text.substr(at);
  if (extends(take_code_point(after))) return false;
  return at < 3 || text.substr(at - 3, 3) != "\u200D";
}

// Where a line that is longer than a piece is cut.
std::size_t cut_in_line(std::string_view text, std::size_t begin) {
  const std::size_t end = begin + kPieceBytes;
  const std::size_t space = text.substr(0, end).rfind(' ');
  if (space != std::string_view::npos && space + kFarthestBack >= end && may_cut(text, space + 1)) return space + 1;
  for (std::size_t at = end; at + kFarthestBack > end; --at)
    if (may_cut(text, at)) return at;
  const std::size_t whole = begin + whole_prefix(text.substr(begin), kPieceBytes);
  return whole > begin ? whole : end;
}

}  // namespace

bool is_long(std::string_view text) { return text.size() > kLongBytes || std::ranges::count(text, '\n') > kLongLines; }

TextPiece piece_at(std::string_view text, std::size_t begin) {
  const std::size_t limit = std::min(text.size(), begin + kPieceBytes);
  std::size_t end = begin;
  bool whole_line = false;
  for (std::size_t from = begin, lines = 0; lines < kPieceLines && from <= limit; ++lines) {
    const std::size_t line_end = std::min(text.substr(0, limit + 1).find('\n', from), text.size());
    if (line_end > limit) break;
    end = line_end;
    whole_line = true;
    from = line_end + 1;
  }
  return {begin, whole_line ? end : cut_in_line(text, begin)};
}

std::vector<TextPiece> pieces_of(std::string_view text) {
  std::vector<TextPiece> pieces;
  OpenBlock open;
  for (std::size_t begin = 0; begin <= text.size();) {
    TextPiece piece = piece_at(text, begin);
    piece.open = open;
    pieces.push_back(piece);
    // The rest of a line that was cut opens and ends nothing.
    const bool in_line = begin > 0 && text[begin - 1] != '\n';
    const std::size_t line = in_line ? text.find('\n', begin) : begin - 1;
    if (!in_line || line < piece.end) open = open_after(text.substr(line + 1, piece.end - line - 1), open);
    const bool at_feed = piece.end < text.size() && text[piece.end] == '\n';
    begin = piece.end + (at_feed ? 1 : 0);
    if (piece.end == text.size()) break;
  }
  return pieces;
}

}  // namespace ui::text
