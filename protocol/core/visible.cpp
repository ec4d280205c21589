#include "protocol/core/visible.hpp"

#include <algorithm>
#include <array>

#include "protocol/core/utf8.hpp"

namespace protocol {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// DerivedCoreProperties.txt (Default_Ignorable_Code_Point), PropList.txt (White_Space), Unicode 16; in order.
constexpr std::array kUnseen{
    Range{0x00, 0x20},       Range{0x7F, 0xA0},       Range{0xAD, 0xAD},       Range{0x34F, 0x34F},
    Range{0x61C, 0x61C},     Range{0x115F, 0x1160},   Range{0x1680, 0x1680},   Range{0x17B4, 0x17B5},
    Range{0x180B, 0x180F},   Range{0x2000, 0x200F},   Range{0x2028, 0x202F},   Range{0x205F, 0x206F},
    Range{0x2800, 0x2800},   Range{0x3000, 0x3000},   Range{0x3164, 0x3164},   Range{0xFE00, 0xFE0F},
    Range{0xFEFF, 0xFEFF},   Range{0xFFA0, 0xFFA0},   Range{0xFFF0, 0xFFFB},   Range{0xFFFE, 0xFFFF},
    Range{0x1BCA0, 0x1BCA3}, Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF},
};

bool is_unseen(char32_t code) {
  const auto range = std::ranges::lower_bound(kUnseen, code, {}, &Range::last);
  return range != kUnseen.end() && code >= range->first;
}

}  // namespace

bool shows_anything(std::string_view text) {
  while (!text.empty()) {
    const auto point = utf8::decode(text);
    if (!point || !is_unseen(point->code)) return true;
    text.remove_prefix(point->size);
  }
  return false;
}

}  // namespace protocol
