#include "protocol/xml/characters.hpp"

#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "protocol/xml/parser.hpp"
#include "protocol/xml/writer.hpp"

using namespace std::string_view_literals;

TEST_CASE("what XML cannot carry is taken out of a text, and nothing else", "[xml]") {
  struct Case {
    std::string_view typed;
    std::string_view carried;
  };
  const auto [typed, carried] = GENERATE(values<Case>({
      {"", ""},
      {"plain", "plain"},
      {"a\tb\nc\r\nd", "a\tb\nc\r\nd"},
      {"<&>'\"]]>", "<&>'\"]]>"},
      {"a\0b"sv, "ab"},
      {"\x01\x02\x08\x0B\x0C\x0E\x1F", ""},
      {"a\x02", "a"},
      {"\x02"
       "a",
       "a"},
      {"\x7F", "\x7F"},                          // discouraged, but a Char
      {"\xC2\x80\xC2\x9F", "\xC2\x80\xC2\x9F"},  // the same
      {"\xEF\xBF\xBD", "\xEF\xBF\xBD"},          // U+FFFD, typed as that
      {"\xEF\xBF\xBE\xEF\xBF\xBF", ""},          // U+FFFE, U+FFFF
      {"\xF0\x9F\xBF\xBE", "\xF0\x9F\xBF\xBE"},  // U+1FFFE
      {"\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF"},  // U+10FFFF
      {"\xF4\x90\x80\x80", ""},                  // beyond it
      {"\xED\xA0\xBD", ""},                      // half of a pair
      {"\xED\xA0\xBD\xED\xB8\x80", ""},          // both, as CESU-8
      {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},  // as UTF-8
      {"a\xF0\x9F\x98", "a"},                    // cut short
      {"\xC0\x80"
       "a\xC1\xBF",
       "a"},                             // overlong
      {"\xE2\x80\xAE", "\xE2\x80\xAE"},  // U+202E: carried, shown with care
      {"\x80\xBF\xFE\xFF", ""},
      {"\xED\x9F\xBF\xEE\x80\x80", "\xED\x9F\xBF\xEE\x80\x80"},  // beside the surrogates
  }));
  CAPTURE(typed);
  const auto text = protocol::xml::carriable(std::string(typed));
  CHECK(text == carried);
  protocol::xml::Parser parser;
  protocol::xml::Writer writer;
  const auto frame = writer.open("body", "jabber:client").text(text).close().take();
  CHECK(parser.parse(frame.view())->text() == text);
}
