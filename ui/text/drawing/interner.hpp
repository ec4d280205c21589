#pragma once

#include <unordered_map>
#include <vector>

namespace ui::text {

// Dear ImGui indexes glyphs by code point in arrays that reach up to the highest one, for each font and size: one Han
// character would cost 240 KB, one emoji 771 KB. So all that is not Latin gets the next free number instead.
class Interner {
 public:
  using Slot = unsigned short;
  static constexpr Slot kFirst = 0x180;  // below, code points stand for themselves
  static constexpr Slot kLast = 0xF000;

  // The number that stands for `code_point`; that of '?' when none is free.
  Slot slot(char32_t code_point);
  [[nodiscard]] char32_t code_point(Slot slot) const;

 private:
  std::unordered_map<char32_t, Slot> slots_;
  std::vector<char32_t> code_points_;
};

}  // namespace ui::text
