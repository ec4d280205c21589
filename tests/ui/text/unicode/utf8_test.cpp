#include "ui/text/unicode/utf8.hpp"

#include <catch2/catch_test_macros.hpp>

#include "ui/text/drawing/interner.hpp"
#include "ui/text/unicode/emoji.hpp"

using namespace ui::text;

namespace {

std::u32string decoded(std::string_view text) {
  std::u32string result;
  while (!text.empty()) result.push_back(take_code_point(text));
  return result;
}

}  // namespace

TEST_CASE("UTF-8 is read code point by code point, and what is not UTF-8 does not stop it") {
  CHECK(decoded("a\u00e9\u20ac\U0001F600") == U"a\u00e9\u20ac\U0001F600");
  CHECK(decoded("a\xff"
                "b") == U"a\uFFFDb");
  CHECK(decoded("\xe2\x82") == U"\uFFFD\uFFFD");
  CHECK(decoded("\xf0\x9f") == U"\uFFFD\uFFFD");
  CHECK(decoded("\xc3(") == U"\uFFFD(");
}

TEST_CASE("Latin, Greek, Cyrillic, Han and Hangul are drawn glyph by glyph") {
  for (const char* text :
       {"Sign in", "Gr\u00fc\u00dfe \u2013 \u201cok\u201d\u2026", "\u0393\u03b5\u03b9\u03ac",
        "\u041f\u0440\u0438\u0432\u0435\u0442", "\u767b\u5f55", "\ub85c\uadf8\uc778", "\u30ed\u30b0\u30a4\u30f3"}) {
    CHECK_FALSE(needs_shaping(text));
  }
}

TEST_CASE("what needs bidi, joining, combining or emoji is shaped") {
  for (const char* text :
       {"\u0645\u0631\u062d\u0628\u0627", "\u05e9\u05dc\u05d5\u05dd", "\u0928\u092e\u0938\u094d\u0924\u0947",
        "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35", "e\u0301", "\U0001F600", "a\u200db", "\xff"}) {
    CHECK(needs_shaping(text));
  }
}

TEST_CASE("one to three emoji stand large, more or other text does not") {
  CHECK(is_few_emoji("\U0001F44D"));
  CHECK(is_few_emoji(" \u2764\uFE0F "));
  CHECK(is_few_emoji(
      "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466\U0001F44D\U0001F3FD\U0001F1E9\U0001F1EA"));
  CHECK_FALSE(is_few_emoji("\U0001F44D\U0001F44D\U0001F44D\U0001F44D"));
  CHECK_FALSE(is_few_emoji("\U0001F44D ok"));
  CHECK_FALSE(is_few_emoji(""));
  CHECK_FALSE(is_few_emoji("12"));
}

TEST_CASE("code points get small numbers, the same each time") {
  Interner interner;
  CHECK(interner.slot(U'a') == 'a');
  const auto first = interner.slot(U'\u5b57');
  CHECK(first == Interner::kFirst);
  CHECK(interner.slot(U'\U0001F600') == Interner::kFirst + 1);
  CHECK(interner.slot(U'\u5b57') == first);
  CHECK(interner.code_point(first) == U'\u5b57');
}
