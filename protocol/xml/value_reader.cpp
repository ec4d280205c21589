#include "protocol/xml/value_reader.hpp"

#include <array>
#include <cstdint>

#include "protocol/core/utf8.hpp"
#include "protocol/xml/name_reader.hpp"
#include "protocol/xml/scan.hpp"

namespace protocol::xml {
namespace {

/// Joins what can be taken from the frame as it stands with what must be replaced. Copies nothing until the first
/// replacement.
class Value {
 public:
  Value(const Cursor& cursor, Scratch& scratch) : scratch_(scratch), begin_(scratch.top()), pending_(cursor.at) {}

  /// Puts `replacement` in the place of the bytes from `from` to `resume`.
  void replace(const char* from, std::string_view replacement, const char* resume) {
    scratch_.append({pending_, from});
    scratch_.append(replacement);
    pending_ = resume;
    replaced_ = true;
  }

  std::string_view finish(const char* end) {
    if (!replaced_) return {pending_, end};
    scratch_.append({pending_, end});
    return {begin_, scratch_.top()};
  }

 private:
  Scratch& scratch_;
  const char* begin_;
  const char* pending_;
  bool replaced_ = false;
};

/// Passes over one character that is not ASCII.
bool take_wide_character(Cursor& cursor) {
  const auto next = utf8::decode(cursor.rest());
  if (!next) return cursor.fail(ParseFault::InvalidUtf8);
  if (!is_xml_character(next->code)) return cursor.fail(ParseFault::InvalidCharacter);
  cursor.at += next->size;
  return true;
}

/// Passes over characters that stand for themselves, up to an ASCII control character or one of the three `stops`.
bool take_plain(Cursor& cursor, std::array<char, 3> stops) {
  for (;;) {
    cursor.at = find_special(cursor.at, cursor.end, stops[0], stops[1], stops[2]);
    if (cursor.done() || is_ascii(*cursor.at)) return true;
    if (!take_wide_character(cursor)) return false;
  }
}

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

/// Reads the number of a character reference and its semicolon; the cursor stands after "&#".
bool read_character_reference(Cursor& cursor, char32_t& code_point) {
  const int base = cursor.take('x') ? 16 : 10;
  const char* const digits = cursor.at;
  std::uint32_t number = 0;
  for (; !cursor.done() && digit_value(*cursor.at) < base; ++cursor.at) {
    number = number * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit_value(*cursor.at));
    if (number > 0x10FFFF) return cursor.fail(ParseFault::InvalidReference);
  }
  if (cursor.at == digits || !cursor.take(';')) return cursor.fail_here(ParseFault::InvalidReference);
  if (!is_xml_character(number)) return cursor.fail(ParseFault::InvalidReference);
  code_point = number;
  return true;
}

/// Reads a reference to a named entity; the cursor stands after '&'. Only the predefined ones exist (XML 1.0 §4.6).
bool read_entity_reference(Cursor& cursor, char32_t& code_point) {
  std::string_view name;
  if (!read_ncname(cursor, name)) {
    if (cursor.fault == ParseFault::InvalidName) cursor.fault = ParseFault::InvalidReference;
    return false;
  }
  if (!cursor.take(';')) return cursor.fail_here(ParseFault::InvalidReference);
  if (name == "amp")
    code_point = '&';
  else if (name == "lt")
    code_point = '<';
  else if (name == "gt")
    code_point = '>';
  else if (name == "apos")
    code_point = '\'';
  else if (name == "quot")
    code_point = '"';
  else
    return cursor.fail(ParseFault::ForbiddenEntity);
  return true;
}

bool replace_reference(Cursor& cursor, Value& value) {
  const char* const begin = cursor.at++;
  char32_t code_point = 0;
  if (!(cursor.take('#') ? read_character_reference(cursor, code_point) : read_entity_reference(cursor, code_point)))
    return false;
  std::array<char, 4> utf8{};
  value.replace(begin, {utf8.data(), encode_utf8(code_point, utf8.data())}, cursor.at);
  return true;
}

/// Puts `replacement` for a carriage return and the line feed that may follow it (XML 1.0 §2.11).
void replace_line_end(Cursor& cursor, Value& value, std::string_view replacement) {
  const char* const begin = cursor.at++;
  cursor.take('\n');
  value.replace(begin, replacement, cursor.at);
}

}  // namespace

bool read_text(Cursor& cursor, Scratch& scratch, std::string_view& text) {
  Value value(cursor, scratch);
  for (;;) {
    if (!take_plain(cursor, {'<', '&', ']'})) return false;
    if (cursor.done() || *cursor.at == '<') break;
    switch (*cursor.at) {
      case '&':
        if (!replace_reference(cursor, value)) return false;
        break;
      case '\r': replace_line_end(cursor, value, "\n"); break;
      case '\t':
      case '\n': ++cursor.at; break;
      case ']':
        if (cursor.starts_with("]]>")) return cursor.fail(ParseFault::Malformed);
        ++cursor.at;
        break;
      default: return cursor.fail(ParseFault::InvalidCharacter);
    }
  }
  text = value.finish(cursor.at);
  return true;
}

bool read_cdata(Cursor& cursor, Scratch& scratch, std::string_view& text) {
  Value value(cursor, scratch);
  for (;;) {
    if (!take_plain(cursor, {'<', '&', ']'})) return false;
    if (cursor.done()) return cursor.fail(ParseFault::UnexpectedEnd);
    switch (*cursor.at) {
      case ']':
        if (cursor.starts_with("]]>")) {
          text = value.finish(cursor.at);
          cursor.at += 3;
          return true;
        }
        [[fallthrough]];
      case '<':
      case '&': ++cursor.at; break;
      case '\r': replace_line_end(cursor, value, "\n"); break;
      case '\t':
      case '\n': ++cursor.at; break;
      default: return cursor.fail(ParseFault::InvalidCharacter);
    }
  }
}

bool read_attribute_value(Cursor& cursor, Scratch& scratch, std::string_view& value) {
  if (cursor.done() || (*cursor.at != '"' && *cursor.at != '\'')) return cursor.fail_here(ParseFault::Malformed);
  const char quote = *cursor.at++;
  Value pieces(cursor, scratch);
  for (;;) {
    if (!take_plain(cursor, {'<', '&', quote})) return false;
    if (cursor.done()) return cursor.fail(ParseFault::UnexpectedEnd);
    if (*cursor.at == quote) {
      value = pieces.finish(cursor.at++);
      return true;
    }
    switch (*cursor.at) {
      case '&':
        if (!replace_reference(cursor, pieces)) return false;
        break;
      case '\r': replace_line_end(cursor, pieces, " "); break;
      case '\t':
      case '\n':
        pieces.replace(cursor.at, " ", cursor.at + 1);
        ++cursor.at;
        break;
      case '<': return cursor.fail(ParseFault::Malformed);
      default: return cursor.fail(ParseFault::InvalidCharacter);
    }
  }
}

}  // namespace protocol::xml
