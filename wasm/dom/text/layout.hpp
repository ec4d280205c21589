#pragma once

#include <cstdint>
#include <vector>

#include "wasm/js/function.hpp"

namespace wasm::dom {

// What stands in one line and looks the same.
struct Piece {
  js::val text;    // a JavaScript string in logical order
  float left = 0;  // CSS pixels from the run's left edge
  float right = 0;
  float top = 0;               // of the line box
  bool right_to_left = false;  // base direction
  std::uint8_t styling = 0;    // ui::text::Styling
};

// What is drawn with a line beside its letters.
enum class MarkKind : std::uint8_t { Underline, Strike, Ground, QuotationBar };
struct Mark {
  MarkKind kind = MarkKind::Underline;
  float left = 0;
  float right = 0;
  float top = 0;  // of the line box
  bool right_to_left = false;
};

struct Layout {
  float width = 0;  // of the widest line
  float height = 0;
  float baseline = 0;  // from the top of a line box
  float last_line_width = 0;
  bool right_to_left = false;  // of the first paragraph
  std::vector<Piece> pieces;   // line by line
  std::vector<Mark> marks;

  // Takes the run in at its widest line: lines that start at the right edge of `laid_out_width`, or are centred in it, move
  // to the new one.
  void align(float laid_out_width, bool centered);
};

}  // namespace wasm::dom
