#pragma once

#include <string>

#include "ui/text/field.hpp"
#include "wasm/js/function.hpp"

namespace wasm::dom {

// Whether fields of that kind stand in the page's sign-in form from the start; their key is the element's id then.
constexpr bool is_static(ui::text::FieldKind kind) {
  return kind == ui::text::FieldKind::Address || kind == ui::text::FieldKind::Password;
}

// The element for a new field: that of the sign-in form, or a new one.
js::val make_field(const ui::text::Field& field);

// Declarations that put the field over its place, in the look that the canvas gives it.
std::string field_css(const ui::text::Field& field);

}  // namespace wasm::dom
