#include "ui/theme/person_color.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "ui/theme/hsluv.hpp"

namespace ui::theme {
namespace {

using State = std::array<std::uint32_t, 5>;

// FIPS 180-4 §6.1.2.
void add_block(State& state, std::string_view block) {
  std::array<std::uint32_t, 80> words{};
  for (std::size_t i = 0; i < 64; ++i) words.at(i / 4) = (words.at(i / 4) << 8U) | static_cast<unsigned char>(block[i]);
  for (std::size_t i = 16; i < 80; ++i)
    words.at(i) = std::rotl(words.at(i - 3) ^ words.at(i - 8) ^ words.at(i - 14) ^ words.at(i - 16), 1);
  auto [a, b, c, d, e] = state;
  for (std::size_t i = 0; i < 80; ++i) {
    const std::uint32_t f = i < 20 ? (b & c) | (~b & d) : i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
    constexpr std::array<std::uint32_t, 4> kRound{0x5A827999U, 0x6ED9EBA1U, 0x8F1BBCDCU, 0xCA62C1D6U};
    const std::uint32_t next = std::rotl(a, 5) + f + e + kRound.at(i / 20) + words.at(i);
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  const State added{a, b, c, d, e};
  for (std::size_t i = 0; i < state.size(); ++i) state.at(i) += added.at(i);
}

// The first word of the text's SHA-1.
std::uint32_t sha1_first_word(std::string_view text) {
  State state{0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};
  std::string padded(text);
  padded += '\x80';
  while (padded.size() % 64 != 56) padded += '\0';
  const std::uint64_t bits = static_cast<std::uint64_t>(text.size()) * 8;
  for (int shift = 56; shift >= 0; shift -= 8) padded += static_cast<char>(bits >> static_cast<unsigned>(shift));
  for (std::size_t at = 0; at < padded.size(); at += 64) add_block(state, std::string_view(padded).substr(at, 64));
  return state[0];
}

}  // namespace

float person_hue(std::string_view address) {
  const std::uint32_t word = sha1_first_word(address);
  const std::uint32_t little_endian = (word >> 24U) | ((word >> 8U) & 0xFF00U);
  return static_cast<float>(little_endian) / 65536.0F * 360.0F;
}

PersonColor person_color(std::string_view address, bool dark) {
  const float hue = person_hue(address);
  return {
      .top = hsluv(hue, 78, 60),
      .bottom = hsluv(hue, 88, 50),
      .name = hsluv(hue, dark ? 75 : 95, dark ? 76 : 40),
  };
}

}  // namespace ui::theme
