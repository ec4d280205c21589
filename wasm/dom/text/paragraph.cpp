#include "wasm/dom/text/paragraph.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "ui/text/content/links.hpp"
#include "wasm/dom/element.hpp"
#include "wasm/gl/font.hpp"
#include "wasm/js/css.hpp"

namespace wasm::dom {

using js::val;
using ui::text::RunStyle;
using ui::text::StyledPart;

namespace {

void append_text(const val& parent, std::string_view text) { dom::append(parent, js::string(text)); }

// Text of others becomes DOM text only as text; the address has passed find_links(), which knows the schemes that are safe. It reads
// from left to right whatever stands around it, and says how the browser spells a host that is not of ASCII.
void append_link(const val& parent, std::string_view address) {
  const val link = dom::create("a");
  js::set(link, "href", js::string(ui::text::target_of(address)));
  js::set(link, "dir", val("ltr"));
  const std::string host = js::text(link, "hostname");
  if (host.contains("xn--") && !address.contains(host)) js::set(link, "title", js::string(host));
  js::set(link, "target", val("_blank"));
  js::set(link, "rel", val("noopener noreferrer"));
  append_text(link, address);
  dom::append(parent, link);
}

const char* direction_of(const RunStyle& style) {
  if (!style.direction) return "auto";
  return style.direction == ui::text::Direction::RightToLeft ? "rtl" : "ltr";
}

struct Look {
  std::uint8_t styling;
  const char* name;  // of the class in web/app.css
};
constexpr std::array<Look, 6> kLooks{{{ui::text::kStrong, "strong"},
                                      {ui::text::kEmphasis, "emphasis"},
                                      {ui::text::kStruck, "struck"},
                                      {ui::text::kPreformatted, "preformatted"},
                                      {ui::text::kQuotation, "quotation"},
                                      {ui::text::kDirective, "directive"}}};

const char* tag_of(std::uint8_t styling) {
  if ((styling & ui::text::kPreformatted) != 0) return "code";
  if ((styling & ui::text::kStrong) != 0) return "strong";
  if ((styling & ui::text::kEmphasis) != 0) return "em";
  return (styling & ui::text::kStruck) != 0 ? "s" : "span";
}

val styled(const val& parent, std::uint8_t styling) {
  if (styling == 0) return parent;
  val element = dom::create(tag_of(styling));
  for (const Look& look : kLooks)
    if ((styling & look.styling) != 0) element["classList"].call<void>("add", val(look.name));
  dom::append(parent, element);
  return element;
}

// The part [begin, end) of a line, with those of the line's links that lie in it.
void fill_part(const val& parent, std::string_view line, std::size_t begin, std::size_t end,
               std::span<const ui::text::Link> links) {
  for (const ui::text::Link& link : links) {
    if (link.begin < begin || link.end > end) continue;
    if (link.begin > begin) append_text(parent, line.substr(begin, link.begin - begin));
    append_link(parent, line.substr(link.begin, link.end - link.begin));
    begin = link.end;
  }
  if (begin < end) append_text(parent, line.substr(begin, end - begin));
}

}  // namespace

std::string text_css(const RunStyle& style) {
  std::string css = "font:" + std::to_string(gl::css_weight(style.weight)) + " " + js::px(style.size) + "/" +
                    js::px(style.line_height) + " " + gl::kFontFamilies;
  css += style.single_line ? ";white-space:pre" : ";white-space:pre-wrap";
  if (style.centered) css += ";text-align:center";
  return css;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return line;
}

std::vector<StyledPart> parts_of(std::string_view text, const RunStyle& style) {
  if (style.styled) return ui::text::read_styling(text, style.open);
  std::vector<StyledPart> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begin < end) lines.push_back({begin, end, 0});
    begin = end + 1;
  }
  return lines;
}

void fill(const val& host, std::string_view text, const RunStyle& style) {
  host.call<void>("replaceChildren");
  const std::vector<StyledPart> parts = parts_of(text, style);
  auto part = parts.begin();
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const val paragraph = dom::create("div");
    js::set(paragraph, "dir", val(direction_of(style)));
    if (begin == end) dom::append(paragraph, dom::create("br"));  // an empty block has no height
    if (begin < end && (part->styling & ui::text::kQuotation) != 0) dom::set_class(paragraph, "quoted");
    const std::string_view line = text.substr(begin, end - begin);
    const std::vector<ui::text::Link> links =
        style.linkify ? ui::text::find_links(line) : std::vector<ui::text::Link>();
    for (; part != parts.end() && part->begin < end; ++part)
      fill_part(styled(paragraph, part->styling), line, part->begin - begin, part->end - begin, links);
    dom::append(host, paragraph);
    begin = end + 1;
  }
}

}  // namespace wasm::dom
