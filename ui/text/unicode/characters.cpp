#include "ui/text/unicode/characters.hpp"

#include <algorithm>
#include <array>

namespace ui::text {
namespace {

constexpr std::array kBlank{CodeRange{0x09, 0x0D},     CodeRange{0x20, 0x20},     CodeRange{0x85, 0x85},
                            CodeRange{0xA0, 0xA0},     CodeRange{0x1680, 0x1680}, CodeRange{0x2000, 0x200A},
                            CodeRange{0x2028, 0x2029}, CodeRange{0x202F, 0x202F}, CodeRange{0x205F, 0x205F},
                            CodeRange{0x2800, 0x2800}, CodeRange{0x3000, 0x3000}};

constexpr std::array kInvisible{
    CodeRange{0x00, 0x1F},       CodeRange{0x7F, 0x9F},       CodeRange{0xAD, 0xAD},       CodeRange{0x034F, 0x034F},
    CodeRange{0x061C, 0x061C},   CodeRange{0x115F, 0x1160},   CodeRange{0x17B4, 0x17B5},   CodeRange{0x180B, 0x180F},
    CodeRange{0x200B, 0x200F},   CodeRange{0x202A, 0x202E},   CodeRange{0x2060, 0x206F},   CodeRange{0x3164, 0x3164},
    CodeRange{0xFE00, 0xFE0F},   CodeRange{0xFEFF, 0xFEFF},   CodeRange{0xFFA0, 0xFFA0},   CodeRange{0xFFF0, 0xFFFC},
    CodeRange{0x1BCA0, 0x1BCA3}, CodeRange{0x1D173, 0x1D17A}, CodeRange{0xE0000, 0xE0FFF}, CodeRange{0x110000, ~0U}};

constexpr std::array kMarks{CodeRange{0x0300, 0x036F}, CodeRange{0x0483, 0x0489}, CodeRange{0x0591, 0x05BD},
                            CodeRange{0x05BF, 0x05BF}, CodeRange{0x05C1, 0x05C2}, CodeRange{0x05C4, 0x05C5},
                            CodeRange{0x0610, 0x061A}, CodeRange{0x064B, 0x065F}, CodeRange{0x0670, 0x0670},
                            CodeRange{0x06D6, 0x06DC}, CodeRange{0x06DF, 0x06E4}, CodeRange{0x1AB0, 0x1AFF},
                            CodeRange{0x1DC0, 0x1DFF}, CodeRange{0x20D0, 0x20FF}, CodeRange{0xFE20, 0xFE2F}};

}  // namespace

bool holds(std::span<const CodeRange> ranges, char32_t code) {
  return std::ranges::any_of(ranges, [code](CodeRange range) { return code >= range.first && code <= range.last; });
}

bool is_blank(char32_t code) { return holds(kBlank, code); }

bool is_invisible(char32_t code) { return holds(kInvisible, code) || (code & 0xFFFEU) == 0xFFFE; }

bool is_mark(char32_t code) { return holds(kMarks, code); }

}  // namespace ui::text
