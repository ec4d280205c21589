#include "wasm/dom/input/field_element.hpp"

#include "wasm/dom/element.hpp"
#include "wasm/dom/geometry.hpp"
#include "wasm/dom/mirror/mirror_element.hpp"
#include "wasm/js/css.hpp"

namespace wasm::dom {

using js::val;
using ui::text::Field;
using ui::text::FieldKind;

namespace {

val make_composer() {
  val element = dom::create("textarea");
  js::set(element, "rows", 1);
  dom::set_attribute(element, "autocapitalize", "sentences");
  dom::set_attribute(element, "enterkeyhint", "send");
  return element;
}

val make_line(const char* type, const char* hint) {
  val element = dom::create("input");
  js::set(element, "type", val(type));
  js::set(element, "spellcheck", false);
  dom::set_attribute(element, "autocapitalize", "off");
  dom::set_attribute(element, "enterkeyhint", hint);
  return element;
}

}  // namespace

val make_field(const Field& field) {
  if (is_static(field)) {
    val element = dom::by_id(field.key.c_str());
    if (js::exists(element)) return element;
  }
  val element;
  if (field.kind == FieldKind::Composer)
    element = make_composer();
  else if (field.kind == FieldKind::Search)
    element = make_line("search", "search");
  else
    element = make_line(field.kind == FieldKind::Password ? "password" : "text", "done");
  dom::set_attribute(element, "autocomplete", "off");
  if (field.kind == FieldKind::Address) dom::set_attribute(element, "dir", "ltr");
  return element;
}

void update_suggestions(const val& element, const Field* old, const Field& field) {
  if (old ? old->suggests != field.suggests : field.suggests)
    dom::set_attribute(element, "aria-autocomplete", field.suggests ? "list" : nullptr);
  if (old ? old->list == field.list && old->active == field.active : field.list == ui::semantics::NodeId{}) return;
  const bool open = field.list != ui::semantics::NodeId{};
  dom::set_attribute(element, "aria-haspopup", open ? "listbox" : nullptr);
  dom::set_attribute(element, "aria-controls", open ? element_id(field.list).c_str() : nullptr);
  dom::set_attribute(element, "aria-activedescendant", open ? element_id(field.active).c_str() : nullptr);
}

std::size_t caret_of(const val& element) {
  return js::text(element["value"].call<val>("slice", 0, element["selectionStart"])).size();
}

int units(std::string_view text) { return js::integer(js::string(text), "length"); }

std::string field_css(const Field& field) {
  std::string css = placement(field.rect, field.clip);
  css += ";font-size:" + js::px(field.text_size) + ";line-height:" + js::px(field.line_height) +
         ";color:" + js::color(field.color) + ";--placeholder:" + js::color(field.placeholder_color);
  if (field.covered) css += ";visibility:hidden";
  return css;
}

}  // namespace wasm::dom
