#include "wasm/dom/paragraph.hpp"

#include <algorithm>
#include <cmath>

#include "wasm/dom/linkify.hpp"
#include "wasm/gl/font.hpp"
#include "wasm/js/css.hpp"
#include "wasm/js/value.hpp"

namespace wasm::dom {

using js::val;
using ui::text::RunStyle;

namespace {

val create(const char* tag) { return js::document().call<val>("createElement", val(tag)); }

void append_text(const val& parent, std::string_view text) { parent.call<void>("append", js::string(text)); }

// Text of others becomes DOM text only as text; the address has passed find_links(), which knows the schemes that are safe.
void append_link(const val& parent, std::string_view address) {
  const val link = create("a");
  link.set("href", js::string(address));
  link.set("target", val("_blank"));
  link.set("rel", val("noopener noreferrer"));
  append_text(link, address);
  parent.call<void>("append", link);
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
  if (text.empty()) paragraph.call<void>("append", create("br"));  // an empty block has no height
}

}  // namespace

std::string text_css(const RunStyle& style) {
  std::string css = "font:" + std::to_string(gl::css_weight(style.weight)) + " " + js::px(style.size) + "/" + js::px(style.line_height) +
                    " " + gl::kFontFamilies;
  css += style.single_line ? ";white-space:pre" : ";white-space:pre-wrap";
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
    const val paragraph = create("div");
    paragraph.set("dir", val("auto"));
    fill_paragraph(paragraph, text.substr(begin, end - begin), style.linkify);
    host.call<void>("append", paragraph);
    begin = end + 1;
  }
}

}  // namespace wasm::dom
