#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace ui::semantics {

// What tells a node from its siblings, the same from frame to frame: a word of ours, the number of a key.
class NodeKey {
 public:
  explicit(false) constexpr NodeKey(const char* word) : NodeKey(std::string_view(word)) {}
  explicit(false) NodeKey(const std::string& word) : NodeKey(std::string_view(word)) {}
  explicit(false) constexpr NodeKey(std::string_view word) {
    for (const char c : word) mix(static_cast<unsigned char>(c));
  }
  explicit(false) constexpr NodeKey(std::integral auto number) {
    mix(0xFFU);  // apart from words
    for (unsigned shift = 0; shift < 64; shift += 8)
      mix(static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> shift));
  }
  // The key joined to that of the parent, as FNV-1a goes on over both.
  [[nodiscard]] constexpr std::uint32_t under(std::uint32_t parent) const {
    std::uint32_t hash = value_ ^ (parent * 0x9E3779B1U);
    hash ^= hash >> 16U;
    hash *= 0x7FEB352DU;
    hash ^= hash >> 15U;
    hash *= 0x846CA68BU;
    hash ^= hash >> 16U;
    return hash == 0 ? 1 : hash;
  }

 private:
  constexpr void mix(unsigned char byte) { value_ = (value_ ^ byte) * 16777619U; }
  std::uint32_t value_ = 2166136261U;
};

}  // namespace ui::semantics
