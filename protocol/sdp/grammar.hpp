#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Rules that several SDP values share. Everything that comes from a peer passes through them before it may stand in a
// session description: none of them lets CR, LF or NUL through, so no value can end its line (SDP injection).
namespace protocol::sdp {

// `token` of RFC 8866 §9; not empty. It has no white space, colon, slash, quote or bracket.
[[nodiscard]] bool is_token(std::string_view text);
// `ice-char` of RFC 8839 §5.1 (letters, digits, '+', '/'), between `min` and `max` of them.
[[nodiscard]] bool is_ice_chars(std::string_view text, std::size_t min, std::size_t max);
// `non-ws-string` of RFC 8866 §9, that is visible ASCII and bytes beyond ASCII; not empty, at most kMaxWord bytes.
[[nodiscard]] bool is_word(std::string_view text);
// `byte-string` of RFC 8866 §9 without other control characters; not empty, at most kMaxText bytes.
[[nodiscard]] bool is_text(std::string_view text);

// Visible ASCII alone, which is all that browsers write where they name things; not empty, at most kMaxWord bytes.
[[nodiscard]] bool is_plain_word(std::string_view text);
// `text` without white space of XML around it, which some clients leave behind a value.
[[nodiscard]] std::string_view trim(std::string_view text);
// Plain words with one space between each two, however many were there, and without white space around them. Nothing if
// there is none, if one of them is no plain word, or more than `most`.
[[nodiscard]] std::optional<std::string> join_words(std::string_view text, std::size_t most);

inline constexpr std::size_t kMaxWord = 512;
inline constexpr std::size_t kMaxText = 4096;

// Digits only, without sign; within [min, max].
template <std::unsigned_integral Number>
[[nodiscard]] std::optional<Number> parse_number(std::string_view text, Number min, Number max) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < min || value > max) return std::nullopt;
  return value;
}

// Takes words off a line, one space between each two; `rest` is what has not been taken.
struct Words {
  std::string_view rest;

  // The next word; empty at the end, or where two spaces follow each other.
  std::string_view next() {
    const auto space = rest.find(' ');
    const auto word = rest.substr(0, space);
    rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    return word;
  }
};

}  // namespace protocol::sdp
