#include "wasm/dom/text/measurer.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/text/content/links.hpp"
#include "wasm/dom/element.hpp"
#include "wasm/dom/text/paragraph.hpp"
#include "wasm/js/css.hpp"

namespace wasm::dom {

using js::val;
using ui::text::RunStyle;
using ui::text::StyledPart;

// One written line in the hidden element. Offsets are UTF-16 code units, as Range counts.
struct Measurer::Paragraph {
  struct Part {
    val node;  // its text node
    std::string_view source;
    int begin = 0;
    int end = 0;
    std::uint8_t styling = 0;
  };
  std::string_view source;
  std::vector<Part> parts;
  double top = 0;  // CSS pixels in the page
  double line_height = 0;
  int lines = 1;
  bool right_to_left = false;
  bool isolates = false;  // has parts that are isolated from their surroundings

  [[nodiscard]] int length() const { return parts.empty() ? 0 : parts.back().end; }
  [[nodiscard]] bool is_quoted() const { return !parts.empty() && (parts.front().styling & ui::text::kQuotation) != 0; }
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

// Bytes of `utf8` before that many UTF-16 code units.
std::size_t utf8_offset(std::string_view utf8, int units) {
  std::size_t at = 0;
  for (; at < utf8.size(); ++at) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if ((byte & 0xC0U) == 0x80) continue;
    if (units <= 0) break;
    units -= byte >= 0xF0 ? 2 : 1;
  }
  return at;
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

Measurer::Measurer() : host_(dom::create("div")), range_(dom::document().call<val>("createRange")) {
  dom::set_class(host_, "run measure");
  dom::set_attribute(host_, "aria-hidden", "true");
  dom::append(dom::by_id("root"), host_);
}

val Measurer::box(const val& node, int begin, int end) const {
  range_.call<void>("setStart", node, begin);
  range_.call<void>("setEnd", node, end);
  return range_.call<val>("getBoundingClientRect");
}

void Measurer::select(const Paragraph& paragraph, int begin, int end) const {
  const auto first = std::ranges::find_if(paragraph.parts, [begin](const auto& part) { return begin < part.end; });
  const auto last = std::ranges::find_if(paragraph.parts, [end](const auto& part) { return end <= part.end; });
  range_.call<void>("setStart", first->node, begin - first->begin);
  range_.call<void>("setEnd", last->node, end - last->begin);
}

val Measurer::box(const Paragraph& paragraph, int begin, int end) const {
  select(paragraph, begin, end);
  return range_.call<val>("getBoundingClientRect");
}

const Measurer::Face& Measurer::face(const RunStyle& style) {
  const auto [place, fresh] = faces_.try_emplace({style.size, style.weight, style.line_height});
  if (!fresh) return place->second;
  dom::set_style(host_, text_css(style));
  js::set(host_, "textContent", val::u8string("\u2026"));
  const val probe = dom::create("span");
  dom::set_class(probe, "baseline");
  dom::append(host_, probe);
  const val whole = host_.call<val>("getBoundingClientRect");
  const val foot = probe.call<val>("getBoundingClientRect");
  place->second.baseline = static_cast<float>(js::number(foot, "bottom") - js::number(whole, "top"));
  place->second.ellipsis = static_cast<float>(js::number(whole, "width"));
  return place->second;
}

void Measurer::show(std::string_view text, const RunStyle& style, float max_width) {
  std::string css = text_css(style);
  if (!style.single_line) css += ";max-width:" + js::px(max_width);
  dom::set_style(host_, css);
  RunStyle plain = style;
  plain.linkify = false;  // one text node a part
  fill(host_, text, plain);
}

Layout Measurer::lay_out(std::string_view given, const RunStyle& style, float max_width) {
  // Where the direction can turn, links are isolated: in the selectable text by an attribute, here by characters, which canvas 2D
  // knows too.
  const bool isolate = style.linkify && may_be_right_to_left(given);
  ui::text::IsolatedLinks isolated;
  if (isolate)
    isolated = ui::text::with_isolated_links(given);
  else if (style.linkify)
    isolated.links = ui::text::find_links(given);
  const std::string_view text = isolate ? std::string_view(isolated.text) : given;
  Layout layout;
  layout.baseline = face(style).baseline;
  show(text, style, max_width);
  if (style.single_line) shorten(style, max_width);
  const val whole = host_.call<val>("getBoundingClientRect");
  origin_ = {js::number(whole, "left"), js::number(whole, "top")};
  layout.height = static_cast<float>(js::number(whole, "height"));
  const std::vector<StyledPart> parts = parts_of(text, style);
  std::span<const StyledPart> rest = parts;
  double top = origin_.top;
  std::size_t begin = 0;
  for (val block = host_["firstElementChild"]; js::exists(block); block = block["nextElementSibling"]) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto own =
        std::ranges::find_if(rest, [end](const StyledPart& part) { return part.begin >= end; }) - rest.begin();
    Paragraph paragraph = read_paragraph(rest.first(static_cast<std::size_t>(own)), text, block, style);
    rest = rest.subspan(static_cast<std::size_t>(own));
    begin = end + 1;
    const double height = js::number(block, "offsetHeight");
    paragraph.top = top;
    paragraph.lines = std::max(static_cast<int>(std::lround(height / style.line_height)), 1);
    top += std::round(height / style.line_height) * style.line_height;
    if (paragraph.parts.empty()) continue;
    if (layout.pieces.empty()) layout.right_to_left = paragraph.right_to_left;
    read_lines(paragraph, layout);
    read_marks(paragraph, static_cast<std::size_t>(paragraph.source.data() - text.data()), isolated.links, layout);
  }
  layout.align(static_cast<float>(js::number(whole, "width")), style.centered);
  return layout;
}

Measurer::Paragraph Measurer::read_paragraph(std::span<const StyledPart> parts, std::string_view text, const val& block,
                                             const RunStyle& style) const {
  Paragraph paragraph{.line_height = style.line_height};
  if (parts.empty()) return paragraph;
  paragraph.source = text.substr(parts.front().begin, parts.back().end - parts.front().begin);
  val child = block["firstChild"];
  for (const StyledPart& part : parts) {
    const int begin = paragraph.length();
    const val node = part.styling == 0 ? child : child["firstChild"];
    paragraph.parts.push_back({.node = node,
                               .source = text.substr(part.begin, part.end - part.begin),
                               .begin = begin,
                               .end = begin + js::integer(node, "length"),
                               .styling = part.styling});
    if (&part != &parts.back()) child = child["nextSibling"];
  }
  paragraph.isolates = !ui::text::open_isolates(paragraph.source, paragraph.source.size()).empty() ||
                       paragraph.source.contains("\u2069");
  paragraph.right_to_left = (style.direction || may_be_right_to_left(paragraph.source)) &&
                            js::text(dom::window().call<val>("getComputedStyle", block), "direction") == "rtl";
  return paragraph;
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

void Measurer::read_lines(const Paragraph& paragraph, Layout& layout) {
  const int length = paragraph.length();
  int begin = 0;
  int guess = length / paragraph.lines;
  for (int i = 0; i < paragraph.lines && begin < length; ++i) {
    const double top = paragraph.top + i * paragraph.line_height;
    const bool last = i + 1 == paragraph.lines;
    const int end = last ? length : line_end(paragraph, begin, begin + guess, top + paragraph.line_height);
    read_line(paragraph, begin, end, top, layout);
    guess = std::max(end - begin, 1);
    begin = end;
  }
}

// What the browser put into one line. Each piece is drawn by itself, so that isolates which were opened before are opened again.
void Measurer::read_line(const Paragraph& paragraph, int begin, int end, double top, Layout& layout) {
  for (const Paragraph::Part& part : paragraph.parts) {
    const int from = std::max(begin, part.begin);
    const int to = std::min(end, part.end);
    constexpr std::uint8_t kSign = ui::text::kQuotation | ui::text::kDirective;
    if (from >= to || part.styling == kSign) continue;
    val text = part.node["data"].call<val>("substring", from - part.begin, to - part.begin);
    if (to == end) text = text.call<val>("trimEnd");
    const int length = js::integer(text, "length");
    if (length == 0 && to < end) continue;
    const val place = box(paragraph, from, from + length);
    if (paragraph.isolates)
      text = js::string(ui::text::open_isolates(paragraph.source, utf8_offset(paragraph.source, from)))
                 .call<val>("concat", text);
    layout.pieces.push_back({.text = text,
                             .left = static_cast<float>(js::number(place, "left") - origin_.left),
                             .right = static_cast<float>(js::number(place, "right") - origin_.left),
                             .top = static_cast<float>(top - origin_.top),
                             .right_to_left = paragraph.right_to_left,
                             .styling = part.styling});
  }
}

// The first offset whose character stands below `bottom`. Lines of one text are about equally long, so that the search starts
// in a narrow window around `guess`.
int Measurer::line_end(const Paragraph& paragraph, int begin, int guess, double bottom) {
  const auto below = [&](int at) {
    const val place = box(paragraph, at, at + 1);
    return (js::number(place, "top") + js::number(place, "bottom")) / 2 >= bottom;
  };
  constexpr int kWindow = 8;
  int inside = begin;
  int outside = paragraph.length();
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

void Measurer::read_marks(const Paragraph& paragraph, std::size_t from, std::span<const ui::text::Link> links,
                          Layout& layout) {
  for (const Paragraph::Part& part : paragraph.parts) {
    if ((part.styling & ui::text::kDirective) != 0) continue;
    if ((part.styling & ui::text::kPreformatted) != 0) mark(paragraph, MarkKind::Ground, part.begin, part.end, layout);
    if ((part.styling & ui::text::kStruck) != 0) mark(paragraph, MarkKind::Strike, part.begin, part.end, layout);
  }
  std::size_t done = 0;
  int begin = 0;
  for (const ui::text::Link& link : links) {
    if (link.begin < from || link.end > from + paragraph.source.size()) continue;  // in another one
    const std::size_t first = link.begin - from;
    const std::size_t size = link.end - link.begin;
    begin += utf16_length(paragraph.source.substr(done, first - done));
    const int end = begin + utf16_length(paragraph.source.substr(first, size));
    mark(paragraph, MarkKind::Underline, begin, end, layout);
    begin = end;
    done = first + size;
  }
  if (!paragraph.is_quoted()) return;
  for (int i = 0; i < paragraph.lines; ++i)
    layout.marks.push_back({.kind = MarkKind::QuotationBar,
                            .top = static_cast<float>(paragraph.top + i * paragraph.line_height - origin_.top),
                            .right_to_left = paragraph.right_to_left});
}

// One mark for each piece of the range that the browser put into a line.
void Measurer::mark(const Paragraph& paragraph, MarkKind kind, int begin, int end, Layout& layout) {
  select(paragraph, begin, end);
  const val pieces = range_.call<val>("getClientRects");
  for (int i = 0, count = js::integer(pieces, "length"); i < count; ++i) {
    const val piece = pieces[i];
    const double middle = (js::number(piece, "top") + js::number(piece, "bottom")) / 2 - origin_.top;
    layout.marks.push_back(
        {.kind = kind,
         .left = static_cast<float>(js::number(piece, "left") - origin_.left),
         .right = static_cast<float>(js::number(piece, "right") - origin_.left),
         .top = static_cast<float>(std::floor(middle / paragraph.line_height) * paragraph.line_height),
         .right_to_left = paragraph.right_to_left});
  }
}

}  // namespace wasm::dom
