#include "ui/text/content/styling.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

using namespace ui::text;

namespace {

// The text with its parts in brackets, each with the first letters of its styling in front: "[s:word]"; signs as "[s/:*]".
std::string shown(std::string_view text) {
  std::string result;
  std::size_t done = 0;
  for (const StyledPart& part : read_styling(text)) {
    result += text.substr(done, part.begin - done);
    done = part.end;
    const std::string_view words = text.substr(part.begin, part.end - part.begin);
    if (part.styling == 0) {
      result += words;
      continue;
    }
    result += '[';
    constexpr std::string_view kLetters = "sekpq/";
    for (std::size_t bit = 0; bit < kLetters.size(); ++bit)
      if ((part.styling >> bit & 1U) != 0) result += kLetters[bit];
    result.append(":").append(words).append("]");
  }
  return result += text.substr(done);
}

}  // namespace

TEST_CASE("spans are styled as XEP-0393 §5.2 has them") {
  CHECK(shown("plain span") == "plain span");
  CHECK(shown("*strong span*") == "[s/:*][s:strong span][s/:*]");
  CHECK(shown("plain _emphasis_ plain") == "plain [e/:_][e:emphasis][e/:_] plain");
  CHECK(shown("`pre` plain *strong*") == "[p/:`][p:pre][p/:`] plain [s/:*][s:strong][s/:*]");
  CHECK(shown("*strong*plain*") == "[s/:*][s:strong][s/:*]plain*");
  CHECK(shown("* plain *strong*") == "* plain [s/:*][s:strong][s/:*]");
  CHECK(shown("Everyone ~dis~likes cake.") == "Everyone [k/:~][k:dis][k/:~]likes cake.");
  CHECK(shown("*_both_*") == "[s/:*][se/:_][se:both][se/:_][s/:*]");
  CHECK(shown("*`pre *not strong`*") == "[s/:*][sp/:`][sp:pre *not strong][sp/:`][s/:*]");
}

TEST_CASE("what looks like a sign and is none stays plain") {
  for (const char* text :
       {"not strong*", "*not strong", "*not \n strong*", "*not *strong", "**", "***", "****", "2*3*4",
        "snake_case_name", "* *", "*\u00A0no*", "*no\u2003*", "`", "", "\n\n", "a > b", "``"}) {
    INFO(text);
    CHECK(shown(text) == text);
    CHECK_FALSE(has_styling(text));
  }
}

TEST_CASE("preformatted text takes no spans, and ends with its fence or its quotation") {
  CHECK(shown("```ignored\n*code*\n```\n*strong*") == "[p/:```ignored]\n[p:*code*]\n[p/:```]\n[s/:*][s:strong][s/:*]");
  CHECK(shown("```\nto the end\n") == "[p/:```]\n[p:to the end]\n");
  CHECK(shown("> ```\n> code\nplain") == "[q/:> ][pq/:```]\n[q/:> ][pq:code]\nplain");
  CHECK(shown("```\n> code\n```") == "[p/:```]\n[p:> code]\n[p/:```]");
}

TEST_CASE("quotations nest, and hold spans") {
  CHECK(shown("> That that is, is.\nSaid the old hermit.") == "[q/:> ][q:That that is, is.]\nSaid the old hermit.");
  CHECK(shown(">> That *that* is\n> Said\nWho?") ==
        "[q/:>> ][q:That ][sq/:*][sq:that][sq/:*][q: is]\n[q/:> ][q:Said]\nWho?");
  CHECK(shown(">") == "[q/:>]");
  CHECK(shown(">\u3000wide") == "[q/:>\u3000][q:wide]");
}

TEST_CASE("the parts cover the text whatever it is") {
  std::string text;
  unsigned state = 7;
  for (int round = 0; round < 3000; ++round) {
    text.clear();
    for (int i = 0; i < 24; ++i) {
      state = state * 1664525U + 1013904223U;
      text += std::string_view("*_~`> \na\xE3\x80\x80\xFF")[state >> 16U & 15U ? (state >> 20U) % 12 : 0];
    }
    std::size_t at = 0;
    for (const StyledPart& part : read_styling(text)) {
      while (at < part.begin) REQUIRE(text[at++] == '\n');
      REQUIRE(part.end > part.begin);
      REQUIRE(std::string_view(text).substr(part.begin, part.end - part.begin).find('\n') == std::string_view::npos);
      at = part.end;
    }
    while (at < text.size()) REQUIRE(text[at++] == '\n');
  }
}

TEST_CASE("signs without an end cost no more than the text is long") {
  // Looked for from each of them to the end these would be ten thousand million steps.
  std::string text;
  while (text.size() < 400'000) text += " *a _b ~c `d";
  CHECK(shown(text) == text);
  std::string nested;
  for (int i = 0; i < 50'000; ++i) nested += ">";
  CHECK(has_styling(nested));
}
