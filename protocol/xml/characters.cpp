#include "protocol/xml/characters.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "protocol/core/utf8.hpp"

namespace protocol::xml {
namespace {

/// First and last of each range.
constexpr auto kNameStartRanges = std::to_array<std::pair<char32_t, char32_t>>({
    {0xC0, 0xD6},
    {0xD8, 0xF6},
    {0xF8, 0x2FF},
    {0x370, 0x37D},
    {0x37F, 0x1FFF},
    {0x200C, 0x200D},
    {0x2070, 0x218F},
    {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF},
    {0xF900, 0xFDCF},
    {0xFDF0, 0xFFFD},
    {0x10000, 0xEFFFF},
});

}  // namespace

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

std::string carriable(std::string text) {
  std::size_t kept = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const auto next = utf8::decode(rest);
    const std::size_t size = next ? next->size : 1;
    if (next && is_xml_character(next->code))
      for (std::size_t i = 0; i < size; ++i) text[kept++] = rest[i];
    rest.remove_prefix(size);
  }
  text.resize(kept);
  return text;
}

bool is_name_start(char32_t c) {
  if (c < 0x80) return is(static_cast<char>(c), ByteClass::NameStart);
  return std::ranges::any_of(kNameStartRanges, [c](auto range) { return c >= range.first && c <= range.second; });
}

bool is_name_character(char32_t c) {
  if (c < 0x80) return is(static_cast<char>(c), ByteClass::Name);
  return is_name_start(c) || c == 0xB7 || (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040;
}

bool is_ncname(std::string_view name) {
  if (name.empty()) return false;
  for (bool first = true; !name.empty(); first = false) {
    const auto next = utf8::decode(name);
    if (!next || !(first ? is_name_start(next->code) : is_name_character(next->code))) return false;
    name.remove_prefix(next->size);
  }
  return true;
}

}  // namespace protocol::xml
