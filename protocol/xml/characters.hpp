#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// Which characters may stand where: XML 1.0 (5th edition) §2.2 and §2.3, Namespaces in XML 1.0 §3, RFC 3629.
namespace protocol::xml {

/// What a byte may be; a byte can be in several classes.
enum ByteClass : std::uint8_t {
  kSpace = 1,          ///< S: space, tab, line feed, carriage return.
  kNameStart = 2,      ///< ASCII that may begin an NCName.
  kName = 4,           ///< ASCII that may go on an NCName.
  kTextStop = 8,       ///< Needs a closer look in text.
  kAttributeStop = 16, ///< Needs a closer look in an attribute value.
  kWriteStop = 32      ///< Needs a closer look when it is written.
};

namespace detail {

constexpr bool is_letter(int c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

constexpr std::uint8_t classify(int c) {
  std::uint8_t classes = 0;
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') classes |= kSpace;
  if (is_letter(c)) classes |= kNameStart;
  if (is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.') classes |= kName;
  const bool irregular = (c < 0x20 && c != '\t' && c != '\n') || c >= 0x80;
  if (irregular || c == '<' || c == '&' || c == ']') classes |= kTextStop;
  if (irregular || c == '\t' || c == '\n' || c == '<' || c == '&' || c == '\'' || c == '"') classes |= kAttributeStop;
  if (c < 0x20 || c >= 0x80 || c == '<' || c == '>' || c == '&' || c == '\'') classes |= kWriteStop;
  return classes;
}

constexpr std::array<std::uint8_t, 256> make_byte_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (int c = 0; c < 256; ++c) classes[static_cast<std::size_t>(c)] = classify(c);
  return classes;
}

inline constexpr auto kByteClasses = make_byte_classes();

}  // namespace detail

/// Whether `byte` is in `byte_class`.
constexpr bool is(char byte, ByteClass byte_class) {
  return (detail::kByteClasses[static_cast<std::uint8_t>(byte)] & byte_class) != 0;
}

constexpr bool is_ascii(char byte) { return static_cast<std::uint8_t>(byte) < 0x80; }

/// a == b. Most names here are short, and many empty: then a call of memcmp, above all one with null pointers, costs
/// more than all the rest.
constexpr bool equal(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
}

/// One code point taken from the start of some bytes.
struct Decoded {
  char32_t code_point = 0;
  /// Bytes it takes. For an ill-formed sequence: the bytes to skip, at least 1, so that each maximal ill-formed part
  /// counts once (Unicode 15 §3.9, "substitution of maximal subparts").
  std::uint32_t size = 0;
  bool valid = false;
};

/// Decodes the UTF-8 at the start of [at, end), which must not be empty. Overlong forms, surrogates and what lies
/// beyond U+10FFFF are ill-formed (RFC 3629 §4).
Decoded decode_utf8(const char* at, const char* end);

/// Writes `code_point`, a Unicode scalar value, as UTF-8 and returns the end of it. At most 4 bytes.
char* encode_utf8(char32_t code_point, char* to);

/// Char, production 2: what a document may contain at all.
constexpr bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

/// NameStartChar and NameChar, productions 4 and 4a, less the colon.
bool is_name_start(char32_t c);
bool is_name_character(char32_t c);

/// Whether `name` is an NCName in well-formed UTF-8.
bool is_ncname(std::string_view name);

}  // namespace protocol::xml
