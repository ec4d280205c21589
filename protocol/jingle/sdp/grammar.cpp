#include "protocol/jingle/sdp/grammar.hpp"

#include <algorithm>

namespace protocol::jingle::sdp {
namespace {

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

bool is_text(std::string_view text) {
  return !text.empty() && text.size() <= kMaxText &&
         std::ranges::all_of(text, [](char c) { return c == ' ' || is_visible(c); });
}

}  // namespace protocol::jingle::sdp
