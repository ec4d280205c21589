#include "protocol/xml/characters.hpp"

#include <algorithm>

namespace protocol::xml {
namespace {

struct CodePointRange {
  char32_t first;
  char32_t last;
};

constexpr CodePointRange kNameStartRanges[] = {
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},   {0x37F, 0x1FFF},    {0x200C, 0x200D},
    {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};

/// The second byte of a sequence is what shuts out overlong forms, surrogates and values beyond U+10FFFF.
struct SecondByte {
  std::uint8_t least = 0x80;
  std::uint8_t most = 0xBF;
};

constexpr SecondByte second_byte_after(std::uint8_t lead) {
  switch (lead) {
    case 0xE0: return {.least = 0xA0};
    case 0xED: return {.most = 0x9F};
    case 0xF0: return {.least = 0x90};
    case 0xF4: return {.most = 0x8F};
    default: return {};
  }
}

/// Bytes in the sequence that `lead` begins; 0 if it cannot begin one.
constexpr std::uint32_t sequence_size(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

}  // namespace

Decoded decode_utf8(const char* at, const char* end) {
  const auto lead = static_cast<std::uint8_t>(*at);
  const std::uint32_t size = sequence_size(lead);
  if (size == 1) return {lead, 1, true};
  if (size == 0) return {0, 1, false};

  char32_t code_point = lead & (0xFFu >> (size + 1));
  SecondByte allowed = second_byte_after(lead);
  for (std::uint32_t i = 1; i < size; ++i) {
    if (at + i == end) return {0, i, false};
    const auto byte = static_cast<std::uint8_t>(at[i]);
    if (byte < allowed.least || byte > allowed.most) return {0, i, false};
    allowed = {};
    code_point = code_point << 6 | (byte & 0x3Fu);
  }
  return {code_point, size, true};
}

char* encode_utf8(char32_t c, char* to) {
  const auto put = [&to](char32_t byte) { *to++ = static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
  return to;
}

bool is_name_start(char32_t c) {
  if (c < 0x80) return is(static_cast<char>(c), kNameStart);
  return std::ranges::any_of(kNameStartRanges, [c](auto range) { return c >= range.first && c <= range.last; });
}

bool is_name_character(char32_t c) {
  if (c < 0x80) return is(static_cast<char>(c), kName);
  return is_name_start(c) || c == 0xB7 || (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040;
}

bool is_ncname(std::string_view name) {
  const char* at = name.data();
  const char* const end = at + name.size();
  for (bool first = true; at != end; first = false) {
    const Decoded next = decode_utf8(at, end);
    if (!next.valid) return false;
    if (first ? !is_name_start(next.code_point) : !is_name_character(next.code_point)) return false;
    at += next.size;
  }
  return !name.empty();
}

}  // namespace protocol::xml
