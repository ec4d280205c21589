#include "ui/view/message/long_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::view::message {
namespace {

// FNV-1a over the length and some of the text. Positions change when older messages come, and to read a megabyte in each frame
// costs too much. Another text that gives the same is at worst shown whole, with its lines cut at odd places.
std::uint64_t key_of(std::string_view text) {
  constexpr std::size_t kSamples = 512;
  std::uint64_t hash = 0xCBF29CE484222325 ^ text.size();
  const std::size_t step = std::max<std::size_t>(text.size() / kSamples, 1);
  for (std::size_t at = 0; at < text.size(); at += step)
    hash = (hash ^ static_cast<unsigned char>(text[at])) * 0x100000001B3;
  return hash;
}

}  // namespace

void LongText::lay_out(std::string_view text, float width, float line_height) {
  if (pieces_.empty() || pieces_.back().end != text.size()) {
    pieces_ = text::pieces_of(text);
    width_ = 0;
  }
  if (width_ == width && line_height_ == line_height) return;
  width_ = width;
  line_height_ = line_height;
  heights_.assign(pieces_.size(), 0);
}

void LongText::measured(std::size_t piece, float height) { heights_[piece] = height; }

float LongText::height(std::size_t piece) const {
  if (heights_[piece] > 0) return heights_[piece];
  const float letter = line_height_ / 3;  // wider than most, since lines end early
  const auto bytes = static_cast<float>(pieces_[piece].end - pieces_[piece].begin);
  return std::max(std::ceil(bytes * letter / std::max(width_, 1.0F)), 1.0F) * line_height_;
}

float LongText::height() const {
  float sum = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) sum += height(i);
  return sum;
}

LongText* LongTexts::find(std::string_view text) {
  if (texts_.empty()) return nullptr;
  const auto found = texts_.find(key_of(text));
  return found == texts_.end() ? nullptr : &found->second;
}

void LongTexts::unfold(std::string_view text) { texts_.try_emplace(key_of(text)); }

double LongTexts::take_shift() { return std::exchange(shift_, 0); }

}  // namespace ui::view::message
