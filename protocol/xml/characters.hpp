#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// Which characters may stand where: XML 1.0 (5th edition) §2.2 and §2.3, Namespaces in XML 1.0 §3, RFC 3629.
namespace protocol::xml {

/// What a byte may be; a byte can be in several classes.
enum class ByteClass : std::uint8_t {
  Space = 1,      ///< S: space, tab, line feed, carriage return.
  NameStart = 2,  ///< ASCII that may begin an NCName.
  Name = 4,       ///< ASCII that may go on an NCName.
  WriteStop = 8   ///< Needs a closer look when it is written.
};

namespace detail {

constexpr bool is_letter(int c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

constexpr std::uint8_t classify(int c) {
  std::uint8_t classes = 0;
  const auto add_if = [&](bool condition, ByteClass one) {
    if (condition) classes |= static_cast<std::uint8_t>(one);
  };
  add_if(c == ' ' || c == '\t' || c == '\n' || c == '\r', ByteClass::Space);
  add_if(is_letter(c), ByteClass::NameStart);
  add_if(is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.', ByteClass::Name);
  add_if(c < 0x20 || c >= 0x80 || c == '<' || c == '>' || c == '&' || c == '\'', ByteClass::WriteStop);
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
  return (detail::kByteClasses[static_cast<std::uint8_t>(byte)] & static_cast<std::uint8_t>(byte_class)) != 0;
}

constexpr bool is_ascii(char byte) { return static_cast<std::uint8_t>(byte) < 0x80; }

/// a == b. Most names here are short, and many empty: then a call of memcmp, above all one with null pointers, costs
/// more than all the rest.
constexpr bool equal(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
}

/// Writes `code_point`, a Unicode scalar value, as UTF-8 and returns the end of it. At most 4 bytes.
char* encode_utf8(char32_t code_point, char* to);

/// Char, production 2: what a document may contain at all.
constexpr bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

/// `text` without what XML cannot carry: control characters but tab, line feed and carriage return, U+FFFE, U+FFFF and each
/// byte of ill-formed UTF-8 (surrogates are that). The writer would put U+FFFD there, and what is kept of such a text would
/// then not be what its receiver has.
std::string carriable(std::string text);

/// NameStartChar and NameChar, productions 4 and 4a, less the colon.
bool is_name_start(char32_t c);
bool is_name_character(char32_t c);

/// Whether `name` is an NCName in well-formed UTF-8.
bool is_ncname(std::string_view name);

}  // namespace protocol::xml
