#include "protocol/xml/escape.hpp"

#include "protocol/core/utf8.hpp"
#include "protocol/xml/characters.hpp"

namespace protocol::xml {
namespace {

constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

/// What to write for an ASCII character in text; empty if it stands for itself. Every '>' is escaped, so that no
/// "]]>" can come about. A carriage return would be normalised away (XML 1.0 §2.11).
std::string_view text_escape(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\r': return "&#xD;";
    case '\t':
    case '\n': return {};
    default: return c >= 0 && c < 0x20 ? kReplacementCharacter : std::string_view{};
  }
}

/// The same for attribute values, where a tab or line feed would become a space (XML 1.0 §3.3.3).
std::string_view attribute_escape(char c) {
  switch (c) {
    case '\'': return "&apos;";
    case '\t': return "&#x9;";
    case '\n': return "&#xA;";
    default: return text_escape(c);
  }
}

void append_escaped(std::string& to, std::string_view value, std::string_view (*escape)(char)) {
  const char* at = value.data();
  const char* const end = at + value.size();
  const char* pending = at;
  const auto replace = [&](std::size_t size, std::string_view replacement) {
    to.append(pending, at).append(replacement);
    at += size;
    pending = at;
  };
  for (;;) {
    while (at != end && !is(*at, ByteClass::WriteStop)) ++at;
    if (at == end) break;
    if (is_ascii(*at)) {
      const std::string_view replacement = escape(*at);
      if (replacement.empty())
        ++at;
      else
        replace(1, replacement);
      continue;
    }
    const auto next = utf8::decode({at, end});
    if (next && is_xml_character(next->code))
      at += next->size;
    else
      replace(next ? next->size : 1, kReplacementCharacter);
  }
  to.append(pending, end);
}

}  // namespace

void append_escaped_text(std::string& to, std::string_view text) { append_escaped(to, text, text_escape); }

void append_escaped_attribute(std::string& to, std::string_view value) { append_escaped(to, value, attribute_escape); }

}  // namespace protocol::xml
