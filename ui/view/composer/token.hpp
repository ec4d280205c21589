#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/model/compose.hpp"

namespace ui::view {

enum class Trigger : std::uint8_t { Emoji, Mention, Command };

// A word that asks for suggestions: from its sign to the caret.
struct Token {
  Trigger trigger = Trigger::Emoji;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::string_view query{};  // without the sign
};

// The word before the caret that asks for suggestions: ":smi", "@na" after a space, "/m" at the start of the text.
std::optional<Token> token_at(std::string_view text, std::size_t caret);

struct Suggestion {
  std::string mark;    // an emoji, or the address that gives a person's colour
  std::string name;    // as it is shown and read
  std::string detail;  // what it does; may be empty
  std::string insert;  // takes the place of the token
};

// What fits, best first. `emoji_lines`: see text::EmojiNames.
std::vector<Suggestion> suggestions_for(const Token& token, const model::Compose& compose,
                                        std::string_view emoji_lines);

// The word of a message that looks like a command ("/me waves" gives "me"); empty where it is a plain message, such as a path.
std::string_view command_word(std::string_view text);
std::string_view word_of(model::Command command);

}  // namespace ui::view
