#include "wasm/dom/measurer.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "wasm/dom/linkify.hpp"
#include "wasm/dom/paragraph.hpp"
#include "wasm/js/css.hpp"
#include "wasm/js/element.hpp"

namespace wasm::dom {

using js::val;
using ui::text::RunStyle;

// One written line in the hidden element. Offsets are UTF-16 code units, as Range counts.
struct Measurer::Paragraph {
  std::string_view source;
  val node;  // its text node
  int length = 0;
  double top = 0;  // CSS pixels in the page
  double line_height = 0;
  int lines = 1;
  bool right_to_left = false;
  bool isolates = false;  // has parts that are isolated from their surroundings
};

namespace {

// Hebrew, the first script that runs from right to left, starts at U+0590.
bool may_be_right_to_left(std::string_view utf8) {
  return std::ranges::any_of(utf8, [](char c) { return static_cast<unsigned char>(c) >= 0xD6; });
}

int utf16_length(std::string_view utf8) {
  int units = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

// Whether a text may not be cut before `unit`: within a surrogate pair, before a combining mark, or within an emoji sequence.
bool joins(int before, int unit) {
  constexpr int kZeroWidthJoiner = 0x200D;
  const auto within = [unit](int first, int last) { return unit >= first && unit <= last; };
  return within(0xDC00, 0xDFFF) || within(0x0300, 0x036F) || within(0xFE00, 0xFE0F) || unit == kZeroWidthJoiner ||
         before == kZeroWidthJoiner;
}

int cut_before(const val& text, int at) {
  const auto unit = [&text](int i) { return text.call<int>("charCodeAt", i); };
  while (at > 0 && joins(unit(at - 1), unit(at))) --at;
  return at;
}

}  // namespace

Measurer::Measurer() : host_(js::create("div")), range_(js::document().call<val>("createRange")) {
  js::set_class(host_, "run measure");
  js::set_attribute(host_, "aria-hidden", "true");
  js::append(js::by_id("root"), host_);
}

void Measurer::select(const val& node, int begin, int end) const {
  range_.call<void>("setStart", node, begin);
  range_.call<void>("setEnd", node, end);
}

val Measurer::box(const val& node, int begin, int end) const {
  select(node, begin, end);
  return range_.call<val>("getBoundingClientRect");
}

const Measurer::Face& Measurer::face(const RunStyle& style) {
  const auto [place, fresh] = faces_.try_emplace({style.size, style.weight, style.line_height});
  if (!fresh) return place->second;
  js::set_style(host_, text_css(style));
  js::set(host_, "textContent", val::u8string("\u2026"));
  const val probe = js::create("span");
  js::set_class(probe, "baseline");
  js::append(host_, probe);
  const val whole = host_.call<val>("getBoundingClientRect");
  const val foot = probe.call<val>("getBoundingClientRect");
  place->second.baseline = static_cast<float>(js::number(foot, "bottom") - js::number(whole, "top"));
  place->second.ellipsis = static_cast<float>(js::number(whole, "width"));
  return place->second;
}

void Measurer::show(std::string_view text, const RunStyle& style, float max_width) {
  std::string css = text_css(style);
  if (!style.single_line) css += ";max-width:" + js::px(max_width);
  js::set_style(host_, css);
  RunStyle plain = style;
  plain.linkify = false;  // one text node a paragraph
  fill(host_, text, plain);
}

Layout Measurer::lay_out(std::string_view text, const RunStyle& style, float max_width) {
  Layout layout;
  layout.baseline = face(style).baseline;
  show(text, style, max_width);
  if (style.single_line) shorten(style, max_width);
  const val whole = host_.call<val>("getBoundingClientRect");
  origin_ = {js::number(whole, "left"), js::number(whole, "top")};
  layout.height = static_cast<float>(js::number(whole, "height"));
  double top = origin_.top;
  std::size_t begin = 0;
  for (val block = host_["firstElementChild"]; js::exists(block); block = block["nextElementSibling"]) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Paragraph paragraph{.source = text.substr(begin, end - begin),
                        .node = block["firstChild"],
                        .top = top,
                        .line_height = style.line_height};
    begin = end + 1;
    const double height = js::number(block, "offsetHeight");
    top += std::round(height / style.line_height) * style.line_height;
    if (paragraph.source.empty()) continue;
    paragraph.length = js::integer(paragraph.node, "length");
    paragraph.isolates = !ui::text::open_isolates(paragraph.source, paragraph.source.size()).empty() ||
                         paragraph.source.contains("\u2069");
    paragraph.lines = std::max(static_cast<int>(std::lround(height / style.line_height)), 1);
    paragraph.right_to_left = (style.direction || may_be_right_to_left(paragraph.source)) &&
                              js::text(js::window().call<val>("getComputedStyle", block), "direction") == "rtl";
    if (layout.lines.empty()) layout.right_to_left = paragraph.right_to_left;
    read_lines(paragraph, layout);
    if (style.linkify) read_underlines(paragraph, layout);
  }
  layout.align(static_cast<float>(js::number(whole, "width")), style.centered);
  return layout;
}

void Measurer::shorten(const RunStyle& style, float max_width) {
  const val node = host_["firstElementChild"]["firstChild"];
  if (js::number(host_.call<val>("getBoundingClientRect"), "width") <= max_width) return;
  const float room = max_width - face(style).ellipsis;
  const val text = node["data"];
  if (!text.isString()) return;
  int fits = 0;
  int too_long = js::integer(text, "length");
  while (too_long - fits > 1) {
    const int middle = (fits + too_long) / 2;
    (js::number(box(node, 0, middle), "width") <= room ? fits : too_long) = middle;
  }
  const val kept = text.call<val>("substring", 0, cut_before(text, fits)).call<val>("trimEnd");
  js::set(node, "data", kept.call<val>("concat", val::u8string("\u2026")));
}

// Isolates that a line before `begin` opened; the line is drawn by itself.
val Measurer::reopened(const Paragraph& paragraph, int begin) {
  const std::string before = js::text(paragraph.node["data"].call<val>("substring", 0, begin));
  return js::string(ui::text::open_isolates(paragraph.source, before.size()));
}

void Measurer::read_lines(const Paragraph& paragraph, Layout& layout) {
  const val data = paragraph.node["data"];
  int begin = 0;
  int guess = paragraph.length / paragraph.lines;
  for (int i = 0; i < paragraph.lines && begin < paragraph.length; ++i) {
    const double top = paragraph.top + i * paragraph.line_height;
    const bool last = i + 1 == paragraph.lines;
    const int end = last ? paragraph.length : line_end(paragraph, begin, begin + guess, top + paragraph.line_height);
    const val text = data.call<val>("substring", begin, end).call<val>("trimEnd");
    const val place = box(paragraph.node, begin, begin + js::integer(text, "length"));
    layout.lines.push_back({.text = paragraph.isolates ? reopened(paragraph, begin).call<val>("concat", text) : text,
                            .left = static_cast<float>(js::number(place, "left") - origin_.left),
                            .right = static_cast<float>(js::number(place, "right") - origin_.left),
                            .top = static_cast<float>(top - origin_.top),
                            .right_to_left = paragraph.right_to_left});
    guess = std::max(end - begin, 1);
    begin = end;
  }
}

// The first offset whose character stands below `bottom`. Lines of one text are about equally long, so that the search starts
// in a narrow window around `guess`.
int Measurer::line_end(const Paragraph& paragraph, int begin, int guess, double bottom) {
  const auto below = [&](int at) {
    const val place = box(paragraph.node, at, at + 1);
    return (js::number(place, "top") + js::number(place, "bottom")) / 2 >= bottom;
  };
  constexpr int kWindow = 8;
  int inside = begin;
  int outside = paragraph.length;
  const int early = guess - kWindow;
  const int late = guess + kWindow;
  if (early > inside && early < outside) (below(early) ? outside : inside) = early;
  if (late > inside && late < outside) (below(late) ? outside : inside) = late;
  while (outside - inside > 1) {
    const int middle = (inside + outside) / 2;
    (below(middle) ? outside : inside) = middle;
  }
  return outside;
}

void Measurer::read_underlines(const Paragraph& paragraph, Layout& layout) {
  for (const LinkSpan& link : find_links(paragraph.source)) {
    const int begin = utf16_length(paragraph.source.substr(0, link.begin));
    const int end = begin + utf16_length(paragraph.source.substr(link.begin, link.end - link.begin));
    if (begin >= paragraph.length) break;  // cut off by the ellipsis
    select(paragraph.node, begin, std::min(end, paragraph.length));
    const val pieces = range_.call<val>("getClientRects");
    for (int i = 0, count = js::integer(pieces, "length"); i < count; ++i) {
      const val piece = pieces[i];
      const double middle = (js::number(piece, "top") + js::number(piece, "bottom")) / 2 - origin_.top;
      layout.underlines.push_back(
          {.left = static_cast<float>(js::number(piece, "left") - origin_.left),
           .right = static_cast<float>(js::number(piece, "right") - origin_.left),
           .top = static_cast<float>(std::floor(middle / paragraph.line_height) * paragraph.line_height),
           .right_to_left = paragraph.right_to_left});
    }
  }
}

void Layout::align(float laid_out_width, bool centered) {
  for (const Line& line : lines) width = std::max(width, line.right - line.left);
  const float shift = laid_out_width - width;
  const auto move = [shift, centered](auto& part) {
    const float by = centered ? shift / 2 : part.right_to_left ? shift : 0;
    part.left -= by;
    part.right -= by;
  };
  std::ranges::for_each(lines, move);
  std::ranges::for_each(underlines, move);
  last_line_width = lines.empty() ? 0 : lines.back().right - lines.back().left;
}

}  // namespace wasm::dom
