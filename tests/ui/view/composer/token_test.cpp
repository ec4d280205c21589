#include "ui/view/composer/token.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ui::view;

namespace {

std::string query(std::string_view text, std::size_t caret = std::string::npos) {
  const auto token = token_at(text, caret);
  return token ? std::string(text.substr(token->begin, token->end - token->begin)) : "none";
}

}  // namespace

TEST_CASE("words that ask for suggestions begin with their sign after a space or at the start") {
  CHECK(query(":smi") == ":smi");
  CHECK(query("so :+1") == ":+1");
  CHECK(query("(:smi") == ":smi");
  CHECK(query("a\n@n") == "@n");
  CHECK(query("@\u0909\u092E\u093E") == "@\u0909\u092E\u093E");
  CHECK(query("/me") == "/me");
  CHECK(query(":smile word", 4) == ":smi");
}

TEST_CASE("smileys, times, addresses, links, paths and finished words ask for nothing") {
  for (const char* text : {":)", ":D", ":-)", "12:30", "me@example.org", "https://example.org", "/usr/bin", "a /me",
                           ":smile:", ":smile ", "/me ", "", " "}) {
    INFO(text);
    CHECK(query(text) == "none");
  }
}

TEST_CASE("a message is a command when a word of letters follows the slash") {
  CHECK(command_word("/me") == "me");
  CHECK(command_word("/me waves") == "me");
  CHECK(command_word("/topic\nx") == "topic");
  CHECK(command_word("/usr/bin").empty());
  CHECK(command_word("//x").empty());
  CHECK(command_word("me").empty());
  CHECK(command_word("/").empty());
}
