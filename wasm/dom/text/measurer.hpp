#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string_view>
#include <tuple>

#include "ui/text/content/links.hpp"
#include "ui/text/drawing/shaper.hpp"
#include "wasm/dom/text/layout.hpp"
#include "wasm/js/function.hpp"

namespace wasm::dom {

// Lays texts out in a hidden element of the page and reads where the browser put them.
class Measurer {
 public:
  Measurer();
  // `text` in lines of at most `max_width` CSS pixels. A single line that is longer ends with an ellipsis.
  Layout lay_out(std::string_view text, const ui::text::RunStyle& style, float max_width);

 private:
  struct Face {
    float baseline = 0;
    float ellipsis = 0;  // its width
  };
  struct Origin {
    double left = 0;
    double top = 0;
  };
  struct Paragraph;

  const Face& face(const ui::text::RunStyle& style);
  void show(std::string_view text, const ui::text::RunStyle& style, float max_width);
  void shorten(const ui::text::RunStyle& style, float max_width);
  Paragraph read_paragraph(std::span<const ui::text::StyledPart> parts, std::string_view text, const js::val& block,
                           const ui::text::RunStyle& style) const;
  void read_lines(const Paragraph& paragraph, Layout& layout);
  void read_line(const Paragraph& paragraph, int begin, int end, double top, Layout& layout);
  // `from`: where the paragraph begins in the text that `links` lie in.
  void read_marks(const Paragraph& paragraph, std::size_t from, std::span<const ui::text::Link> links, Layout& layout);
  void mark(const Paragraph& paragraph, MarkKind kind, int begin, int end, Layout& layout);
  int line_end(const Paragraph& paragraph, int begin, int guess, double bottom);
  [[nodiscard]] js::val box(const js::val& node, int begin, int end) const;
  void select(const Paragraph& paragraph, int begin, int end) const;
  [[nodiscard]] js::val box(const Paragraph& paragraph, int begin, int end) const;

  js::val host_;
  js::val range_;
  Origin origin_;
  std::map<std::tuple<float, ui::text::Weight, float>, Face> faces_;
};

}  // namespace wasm::dom
