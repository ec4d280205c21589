#include "protocol/sdp/grammar.hpp"

#include <algorithm>

namespace protocol::sdp {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

constexpr bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

constexpr bool is_token_char(char c) { return is_alphanumeric(c) || std::string_view("!#$%&'*+-.^_`{|}~").contains(c); }

constexpr bool is_visible(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && byte != 0x7F;
}

}  // namespace

bool is_token(std::string_view text) {
  return !text.empty() && text.size() <= kMaxWord && std::ranges::all_of(text, is_token_char);
}

bool is_ice_chars(std::string_view text, std::size_t min, std::size_t max) {
  return text.size() >= min && text.size() <= max &&
         std::ranges::all_of(text, [](char c) { return is_alphanumeric(c) || c == '+' || c == '/'; });
}

bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= kMaxWord && std::ranges::all_of(text, is_visible);
}

bool is_plain_word(std::string_view text) {
  return is_word(text) && std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::optional<std::string> join_words(std::string_view text, std::size_t most) {
  std::string joined;
  std::size_t count = 0;
  for (text = trim(text); !text.empty(); text = trim(text)) {
    const auto word = text.substr(0, text.find(' '));
    if (!is_plain_word(word) || ++count > most) return std::nullopt;
    if (count > 1) joined += ' ';
    joined += word;
    text.remove_prefix(word.size());
  }
  if (count == 0) return std::nullopt;
  return joined;
}

bool is_text(std::string_view text) {
  return !text.empty() && text.size() <= kMaxText &&
         std::ranges::all_of(text, [](char c) { return c == ' ' || is_visible(c); });
}

}  // namespace protocol::sdp
