#include "wasm/dom/text/layout.hpp"

#include <algorithm>

namespace wasm::dom {

// Lines begin at their side of the laid out text, or behind the bar of a quotation.
void Layout::align(float laid_out_width, bool centered) {
  float line_left = 0;
  float line_right = 0;
  const auto extent = [&](const Piece& piece) {
    if (centered) return line_right - line_left;
    return piece.right_to_left ? laid_out_width - line_left : line_right;
  };
  for (const Piece* before = nullptr; const Piece& piece : pieces) {
    const bool new_line = before == nullptr || before->top != piece.top;
    line_left = new_line ? piece.left : std::min(line_left, piece.left);
    line_right = new_line ? piece.right : std::max(line_right, piece.right);
    last_line_width = extent(piece);
    width = std::max(width, last_line_width);
    before = &piece;
  }
  const float shift = laid_out_width - width;
  const auto move = [shift, centered](auto& part) {
    const float by = centered ? shift / 2 : part.right_to_left ? shift : 0;
    part.left -= by;
    part.right -= by;
  };
  std::ranges::for_each(pieces, move);
  for (Mark& mark : marks)
    if (mark.kind == MarkKind::QuotationBar)
      mark.left = mark.right = mark.right_to_left ? width : 0;
    else
      move(mark);
}

}  // namespace wasm::dom
