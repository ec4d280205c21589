#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ui/text/fields/field.hpp"
#include "wasm/js/function.hpp"

namespace wasm::dom {

// Whether it stands in the page's sign-in form from the start, as the element whose id is its key.
constexpr bool is_static(const ui::text::Field& field) { return field.key == "address" || field.key == "password"; }

// The element for a new field: that of the sign-in form, or a new one.
js::val make_field(const ui::text::Field& field);

// Declarations that put the field over its place, in the look that the canvas gives it.
std::string field_css(const ui::text::Field& field);

// What the field says of its suggestions (https://www.w3.org/TR/wai-aria-1.2/#combobox), from `old` (null: a new element) to
// `field`. A textarea is a textbox in HTML; it is a combobox while its list is open, the only role that says so.
void update_suggestions(const js::val& element, const ui::text::Field* old, const ui::text::Field& field);

// Bytes of the value before the caret, or before what is selected.
std::size_t caret_of(const js::val& element);

// UTF-16 code units of a text, in which the DOM counts.
int units(std::string_view text);

}  // namespace wasm::dom
