#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/text/content/pieces.hpp"

namespace ui::view::message {

// A long text that people asked to see all of: its pieces, and how high those are that have been seen.
class LongText {
 public:
  // Begins anew when it is another width (CSS pixels, of text) or height of a line than before.
  void lay_out(std::string_view text, float width, float line_height);
  void measured(std::size_t piece, float height);

  [[nodiscard]] const std::vector<text::TextPiece>& pieces() const { return pieces_; }
  // CSS pixels; an estimate until it was measured.
  [[nodiscard]] float height(std::size_t piece) const;
  [[nodiscard]] float height() const;

 private:
  std::vector<text::TextPiece> pieces_;
  std::vector<float> heights_;  // 0: not measured yet
  float width_ = 0;
  float line_height_ = 0;
};

// The long texts of a conversation that are shown whole; all others are folded.
class LongTexts {
 public:
  [[nodiscard]] LongText* find(std::string_view text);  // null: it is folded
  void unfold(std::string_view text);
  // CSS pixels by which what is seen has to move, since texts above it turned out to be of another height.
  double take_shift();
  void shift(double pixels) { shift_ += pixels; }

 private:
  std::unordered_map<std::uint64_t, LongText> texts_;
  double shift_ = 0;
};

}  // namespace ui::view::message
