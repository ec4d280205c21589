#include "ui/text/content/pieces.hpp"

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

using ui::text::TextPiece;

namespace {

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

// The text put together again from its pieces; each must be small and made of whole code points.
std::string joined(const std::string& text) {
  std::string result;
  for (const TextPiece& piece : ui::text::pieces_of(text)) {
    CHECK(piece.end - piece.begin <= 1024);
    if (piece.begin > result.size()) result += '\n';
    REQUIRE(piece.begin == result.size());
    result += text.substr(piece.begin, piece.end - piece.begin);
  }
  return result;
}

}  // namespace

TEST_CASE("a long text in pieces is the whole text") {
  for (const std::string& text :
       {repeated("One of many lines.\n", 3000), repeated("word ", 50'000), repeated("x", 1'000'000),
        repeated("\u4E00", 30'000), repeated("\n", 5000), repeated("\U0001F1E9\U0001F1EA", 5000),
        repeated("a\u0301", 5000), repeated("\u0301", 5000), repeated("\xFF", 5000), repeated("\x80", 5000),
        repeated("line", 700) + "\n" + repeated("x\n", 40)}) {
    CHECK(joined(text) == text);
  }
}

TEST_CASE("a piece ends with a line, else behind a space, else not within a character") {
  CHECK(ui::text::pieces_of("").size() == 1);
  const std::string lines = repeated("0123456789\n", 50);
  CHECK(ui::text::piece_at(lines, 0) == TextPiece{0, 219});  // twenty lines without the last line feed
  const std::string words = repeated("word ", 1000);
  CHECK(ui::text::piece_at(words, 0).end == 1020);
  const std::string accents = repeated("a\u0301", 1000);
  CHECK(ui::text::piece_at(accents, 0).end % 3 == 0);
  const std::string family = repeated("\U0001F468\u200D\U0001F469", 30) + repeated(" ", 1) + repeated("x", 3000);
  CHECK(ui::text::piece_at(family, 0).end == 1024);
}

TEST_CASE("what is long") {
  CHECK_FALSE(ui::text::is_long(repeated("x", 2048)));
  CHECK(ui::text::is_long(repeated("x", 2049)));
  CHECK_FALSE(ui::text::is_long(repeated("\n", 30)));
  CHECK(ui::text::is_long(repeated("\n", 31)));
}

TEST_CASE("a preformatted block goes on in the next piece, until its end") {
  const std::string code = "Look:\n```\n" + repeated("int x;\n", 50) + "```\nand *that*\n" + repeated("more\n", 50);
  const auto pieces = ui::text::pieces_of(code);
  REQUIRE(pieces.size() == 6);
  CHECK_FALSE(pieces[0].open);
  CHECK(pieces[1].open == 0);
  CHECK(pieces[2].open == 0);
  CHECK_FALSE(pieces[3].open);
  const std::string_view second = std::string_view(code).substr(pieces[1].begin, pieces[1].end - pieces[1].begin);
  for (const auto& part : ui::text::read_styling(second, pieces[1].open))
    CHECK(part.styling == ui::text::kPreformatted);
}

TEST_CASE("pieces have the looks that their text has as a whole") {
  const std::string quoted = "> ```\n" + repeated("> *x*\n", 25) + repeated("*y*\n", 25);
  const std::string reopened = repeated("```\nx\n```\n*y*\n", 30);
  const std::string gaps = "```\n\n\n" + repeated("*x*\n\n", 30);
  for (const std::string& text : {quoted, reopened, gaps}) {
    std::vector<ui::text::StyledPart> joined;
    for (const TextPiece& piece : ui::text::pieces_of(text))
      for (auto part : ui::text::read_styling(text.substr(piece.begin, piece.end - piece.begin), piece.open))
        joined.push_back({part.begin + piece.begin, part.end + piece.begin, part.styling});
    CHECK(joined == ui::text::read_styling(text));
  }
}

TEST_CASE("the rest of a line that was cut opens no block") {
  const std::string text = repeated("x", 1024) + "```" + repeated("y", 1500) + "\n*z*\n";
  CHECK_FALSE(ui::text::pieces_of(text).back().open);
}
