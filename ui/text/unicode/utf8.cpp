#include "ui/text/unicode/utf8.hpp"

#include <algorithm>
#include <array>

namespace ui::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Range {
  char32_t first;
  char32_t last;
};

// Scripts in which a code point is a glyph, and the signs that our own phrases use.
constexpr std::array kPlain{
    Range{0x20, 0x2FF},    Range{0x370, 0x482},   Range{0x48A, 0x52F},   Range{0x1E00, 0x1FFF}, Range{0x2010, 0x2027},
    Range{0x2030, 0x205E}, Range{0x20A0, 0x20BF}, Range{0x2100, 0x214F}, Range{0x2190, 0x2193}, Range{0x3000, 0x3029},
    Range{0x3030, 0x3098}, Range{0x309B, 0x30FF}, Range{0x3400, 0x9FFF}, Range{0xAC00, 0xD7A3}, Range{0xFF01, 0xFF9D},
};

int continuation_count(unsigned char lead) {
  if (lead >= 0xF0 && lead <= 0xF4) return 3;
  if (lead >= 0xE0 && lead < 0xF0) return 2;
  if (lead >= 0xC2 && lead < 0xE0) return 1;
  return 0;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

char32_t take_code_point(std::string_view& rest) {
  const auto lead = static_cast<unsigned char>(rest.front());
  const auto count = static_cast<std::size_t>(continuation_count(lead));
  if (lead < 0x80) {
    rest.remove_prefix(1);
    return lead;
  }
  if (count == 0 || rest.size() <= count) {
    rest.remove_prefix(1);
    return kReplacement;
  }
  char32_t code = lead & (0x3FU >> count);
  for (std::size_t i = 1; i <= count; ++i) {
    const auto byte = static_cast<unsigned char>(rest[i]);
    if ((byte & 0xC0U) != 0x80U) {
      rest.remove_prefix(1);
      return kReplacement;
    }
    code = (code << 6U) | (byte & 0x3FU);
  }
  rest.remove_prefix(count + 1);
  return code;
}

std::size_t whole_prefix(std::string_view text, std::size_t limit) {
  std::size_t length = std::min(text.size(), limit);
  while (length > 0 && length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
  return length;
}

bool needs_shaping(std::string_view text) {
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      text.remove_prefix(1);
      continue;
    }
    const char32_t code = take_code_point(text);
    if (std::ranges::none_of(kPlain, [code](Range range) { return code >= range.first && code <= range.last; }))
      return true;
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view first_letter(std::string_view word) {
  if (word.empty()) return word;
  std::string_view rest = word;
  take_code_point(rest);
  return word.substr(0, word.size() - rest.size());
}

std::string_view last_code_point(std::string_view text) {
  constexpr std::size_t kLongest = 4;
  if (text.empty()) return text;
  std::size_t first = text.size() - 1;
  while (first > 0 && text.size() - first < kLongest && (static_cast<unsigned char>(text[first]) & 0xC0U) == 0x80U)
    --first;
  return text.substr(first);
}

void append_code_point(std::string& text, char32_t code) {
  const auto continuation = [&](unsigned shift) { text += static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    continuation(0);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0U | (code >> 12U));
    continuation(6);
    continuation(0);
  } else {
    text += static_cast<char>(0xF0U | (code >> 18U));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

}  // namespace ui::text
