#include "protocol/xml/declaration_reader.hpp"

#include <algorithm>

namespace protocol::xml {
namespace {

enum class Presence { Absent, Present, Broken };

/// Reads `name = "value"` after white space, if that name is next.
Presence read_pseudo_attribute(Cursor& cursor, std::string_view name, std::string_view& value) {
  Cursor ahead = cursor;
  if (!ahead.take_space() || !ahead.take(name)) return Presence::Absent;
  ahead.take_space();
  const bool equals = ahead.take('=');
  ahead.take_space();
  if (!equals || ahead.done() || (*ahead.at != '"' && *ahead.at != '\'')) return Presence::Broken;
  const char quote = *ahead.at++;
  const char* const close = std::find(ahead.at, ahead.end, quote);
  if (close == ahead.end) return Presence::Broken;
  value = {ahead.at, close};
  cursor.at = close + 1;
  return Presence::Present;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// VersionNum, production 26.
bool is_version(std::string_view value) {
  return value.size() > 2 && value.starts_with("1.") && std::ranges::all_of(value.substr(2), is_digit);
}

/// EncName, production 81.
bool is_encoding_name(std::string_view value) {
  const auto is_letter = [](char c) { return is(c, ByteClass::NameStart) && c != '_'; };
  return !value.empty() && is_letter(value[0]) &&
         std::ranges::all_of(value, [](char c) { return is(c, ByteClass::Name); });
}

bool is_utf8_name(std::string_view value) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(value, std::string_view("utf-8"), {}, lower);
}

}  // namespace

bool read_declaration(Cursor& cursor) {
  constexpr std::string_view kOpening = "<?xml";
  if (!cursor.starts_with(kOpening)) return true;
  if (cursor.end - cursor.at == kOpening.size()) return cursor.fail(ParseFault::UnexpectedEnd);
  if (!is(cursor.at[kOpening.size()], ByteClass::Space)) return true;
  cursor.at += kOpening.size();

  std::string_view value;
  if (read_pseudo_attribute(cursor, "version", value) != Presence::Present || !is_version(value))
    return cursor.fail(ParseFault::Malformed);
  const Presence encoding = read_pseudo_attribute(cursor, "encoding", value);
  if (encoding == Presence::Broken) return cursor.fail(ParseFault::Malformed);
  if (encoding == Presence::Present) {
    if (!is_encoding_name(value)) return cursor.fail(ParseFault::Malformed);
    if (!is_utf8_name(value)) return cursor.fail(ParseFault::UnsupportedEncoding);
  }
  const Presence standalone = read_pseudo_attribute(cursor, "standalone", value);
  if (standalone == Presence::Broken || (standalone == Presence::Present && value != "yes" && value != "no"))
    return cursor.fail(ParseFault::Malformed);
  cursor.take_space();
  return cursor.take("?>") || cursor.fail_here(ParseFault::Malformed);
}

}  // namespace protocol::xml
