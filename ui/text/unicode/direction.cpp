#include "ui/text/unicode/direction.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "ui/text/unicode/utf8.hpp"

namespace ui::text {
namespace {

struct Block {
  char32_t first;
  char32_t last;
};

constexpr bool within(char32_t code, Block block) { return code >= block.first && code <= block.last; }

constexpr std::array kRightToLeft{Block{0x0590, 0x08FF}, Block{0xFB1D, 0xFDFF}, Block{0xFE70, 0xFEFE},
                                  Block{0x10800, 0x10FFF}, Block{0x1E800, 0x1EFFF}};

// Signs, digits, marks, emoji and invisible characters above ASCII.
constexpr std::array kNeutral{Block{0x0080, 0x00A9}, Block{0x00AB, 0x00B4},   Block{0x00B6, 0x00B9},
                              Block{0x00BB, 0x00BF}, Block{0x00D7, 0x00D7},   Block{0x00F7, 0x00F7},
                              Block{0x0300, 0x036F}, Block{0x0660, 0x0669},   Block{0x06F0, 0x06F9},
                              Block{0x2000, 0x200D}, Block{0x2010, 0x206F},   Block{0x20A0, 0x20CF},
                              Block{0x2190, 0x2BFF}, Block{0x3000, 0x3004},   Block{0x3008, 0x3020},
                              Block{0xFE00, 0xFE6F}, Block{0x1F000, 0x1FAFF}, Block{0xE0000, 0xE0FFF}};

std::optional<Direction> first_strong(std::string_view text) {
  while (!text.empty())
    if (const auto direction = strong_direction(take_code_point(text))) return direction;
  return std::nullopt;
}

constexpr bool is_ascii_letter(char32_t code) { return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z'); }

}  // namespace

std::optional<Direction> strong_direction(char32_t code) {
  const auto holds = [code](Block block) { return within(code, block); };
  if (code < 0x80) return is_ascii_letter(code) ? std::optional(Direction::LeftToRight) : std::nullopt;
  if (std::ranges::any_of(kNeutral, holds)) return std::nullopt;
  return std::ranges::any_of(kRightToLeft, holds) ? Direction::RightToLeft : Direction::LeftToRight;
}

bool has_direction(std::string_view text, Direction direction) {
  while (!text.empty())
    if (strong_direction(take_code_point(text)) == direction) return true;
  return false;
}

std::string open_isolates(std::string_view paragraph, std::size_t at) {
  constexpr std::string_view kCommonPrefix = "\xE2\x81";
  std::vector<std::string_view> open;
  for (std::size_t i = paragraph.find(kCommonPrefix); i < at; i = paragraph.find(kCommonPrefix, i + 1)) {
    const std::string_view mark = paragraph.substr(i, kPopIsolate.size());
    if (mark == kPopIsolate && !open.empty()) open.pop_back();
    if (mark == kIsolateLeftToRight || mark == kIsolateRightToLeft) open.push_back(mark);
    if (mark == kIsolateFirstStrong) {
      open.push_back(first_strong(paragraph.substr(i)) == Direction::RightToLeft ? kIsolateRightToLeft
                                                                                 : kIsolateLeftToRight);
    }
  }
  std::string result;
  for (const std::string_view mark : open) result.append(mark);
  return result;
}

}  // namespace ui::text
