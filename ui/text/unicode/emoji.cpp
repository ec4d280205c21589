#include "ui/text/unicode/emoji.hpp"

#include "ui/text/unicode/utf8.hpp"

namespace ui::text {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiStyle = 0xFE0F;

bool is_skin_tone(char32_t code) { return code >= 0x1F3FB && code <= 0x1F3FF; }
bool is_flag_letter(char32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }
bool is_tag(char32_t code) { return code >= 0xE0020 && code <= 0xE007F; }
bool extends(char32_t code) { return code == kEmojiStyle || is_skin_tone(code) || is_tag(code); }

// Blocks that hold emoji with a picture of their own (Unicode TR #51, Emoji_Presentation and what U+FE0F turns into it).
bool is_base(char32_t code) {
  return (code >= 0x1F000 && code <= 0x1FAFF) || (code >= 0x2600 && code <= 0x27BF) || code == 0x2B50 || code == 0x2B55;
}

}  // namespace

bool is_few_emoji(std::string_view text) {
  constexpr int kMost = 3;
  text = trimmed(text);
  int halves = 0;  // a flag is made of two letters
  bool joined = false;
  while (!text.empty()) {
    const char32_t code = take_code_point(text);
    if (code == kJoiner) {
      joined = true;
      continue;
    }
    if (extends(code)) continue;
    if (!is_base(code)) return false;
    if (!joined) halves += is_flag_letter(code) ? 1 : 2;
    joined = false;
  }
  return halves > 0 && halves <= 2 * kMost;
}

}  // namespace ui::text
