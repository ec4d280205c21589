#include "wasm/dom/page/document_head.hpp"

#include <utility>

#include "wasm/dom/element.hpp"
#include "wasm/js/css.hpp"

namespace wasm::dom {

using js::val;

namespace {

const char* css_cursor(ui::Cursor cursor) {
  switch (cursor) {
    case ui::Cursor::Pointer: return "pointer";
    case ui::Cursor::Text: return "text";
    case ui::Cursor::Default: break;
  }
  return "default";
}

}  // namespace

void DocumentHead::show(const ui::Frame& frame) {
  const bool fresh = std::exchange(fresh_, false);
  const val page = dom::document()["documentElement"];
  if (fresh) page["classList"].call<void>("add", val("live"));  // web/app.css: the drawn interface takes over
  if (fresh || language_ != frame.language) {
    language_ = frame.language;
    dom::set_attribute(page, "lang", language_);
    dom::set_attribute(page, "dir", frame.right_to_left ? "rtl" : "ltr");
  }
  if (title_ != frame.title) {
    title_ = frame.title;
    set_title();
  }
  if (fresh || background_ != frame.background) {
    background_ = frame.background;
    const std::string color = js::color(background_);
    js::set(page["style"], "backgroundColor", val(color));
    dom::set_attribute(dom::by_id("theme-color"), "content", color);
  }
  if (fresh || dark_ != frame.dark) {
    dark_ = frame.dark;
    js::set(page["style"], "colorScheme", val(dark_ ? "dark" : "light"));
  }
  if (fresh || cursor_ != frame.cursor) {
    cursor_ = frame.cursor;
    js::set(dom::by_id("root")["style"], "cursor", val(css_cursor(cursor_)));
  }
}

void DocumentHead::set_unread(unsigned count) {
  unread_ = count;
  set_title();
}

void DocumentHead::set_title() {
  if (title_.empty()) return;
  const std::string count = unread_ == 0 ? "" : "(" + std::to_string(unread_) + ") ";
  js::set(dom::document(), "title", js::string(count + title_));
}

}  // namespace wasm::dom
