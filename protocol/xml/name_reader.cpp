#include "protocol/xml/name_reader.hpp"

#include "protocol/core/utf8.hpp"

namespace protocol::xml {
namespace {

/// Passes over one character of a name that is not ASCII. False if it is none, which ends the name or is a fault.
bool take_wide_character(Cursor& cursor, bool (*belongs)(char32_t)) {
  const auto next = utf8::decode(cursor.rest());
  if (!next) return cursor.fail(ParseFault::InvalidUtf8);
  if (!belongs(next->code)) return cursor.fail(ParseFault::InvalidName);
  cursor.at += next->size;
  return true;
}

}  // namespace

bool read_ncname(Cursor& cursor, std::string_view& name) {
  const char* const begin = cursor.at;
  if (cursor.done()) return cursor.fail(ParseFault::UnexpectedEnd);
  if (is(*cursor.at, ByteClass::NameStart))
    ++cursor.at;
  else if (is_ascii(*cursor.at))
    return cursor.fail(ParseFault::InvalidName);
  else if (!take_wide_character(cursor, is_name_start))
    return false;
  while (!cursor.done())
    if (is(*cursor.at, ByteClass::Name))
      ++cursor.at;
    else if (is_ascii(*cursor.at))
      break;
    else if (!take_wide_character(cursor, is_name_character))
      return false;
  name = {begin, cursor.at};
  return true;
}

bool read_qualified_name(Cursor& cursor, QualifiedName& name) {
  const char* const begin = cursor.at;
  if (!read_ncname(cursor, name.local)) return false;
  name.prefix = {};
  if (cursor.take(':')) {
    name.prefix = name.local;
    if (!read_ncname(cursor, name.local)) return false;
    if (!cursor.done() && *cursor.at == ':') return cursor.fail(ParseFault::InvalidName);
  }
  name.whole = {begin, cursor.at};
  return true;
}

}  // namespace protocol::xml
