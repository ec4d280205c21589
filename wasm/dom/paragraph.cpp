#include "wasm/dom/paragraph.hpp"

#include <algorithm>
#include <cmath>

#include "wasm/dom/linkify.hpp"
#include "wasm/gl/font.hpp"
#include "wasm/js/css.hpp"
#include "wasm/js/element.hpp"

namespace wasm::dom {

using js::val;
using ui::text::RunStyle;

namespace {

void append_text(const val& parent, std::string_view text) { js::append(parent, js::string(text)); }

// Text of others becomes DOM text only as text; the address has passed find_links(), which knows the schemes that are safe.
void append_link(const val& parent, std::string_view address) {
  const val link = js::create("a");
  js::set(link, "href", js::string(address));
  js::set(link, "target", val("_blank"));
  js::set(link, "rel", val("noopener noreferrer"));
  append_text(link, address);
  js::append(parent, link);
}

const char* direction_of(const RunStyle& style) {
  if (!style.direction) return "auto";
  return style.direction == ui::text::Direction::RightToLeft ? "rtl" : "ltr";
}

void fill_paragraph(const val& paragraph, std::string_view text, bool links) {
  std::size_t done = 0;
  if (links)
    for (const LinkSpan& link : find_links(text)) {
      if (link.begin > done) append_text(paragraph, text.substr(done, link.begin - done));
      append_link(paragraph, text.substr(link.begin, link.end - link.begin));
      done = link.end;
    }
  if (done < text.size()) append_text(paragraph, text.substr(done));
  if (text.empty()) js::append(paragraph, js::create("br"));  // an empty block has no height
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

void fill(const val& host, std::string_view text, const RunStyle& style) {
  host.call<void>("replaceChildren");
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const val paragraph = js::create("div");
    js::set(paragraph, "dir", val(direction_of(style)));
    fill_paragraph(paragraph, text.substr(begin, end - begin), style.linkify);
    js::append(host, paragraph);
    begin = end + 1;
  }
}

}  // namespace wasm::dom
