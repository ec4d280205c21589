#pragma once

#include <string>

#include "ui/semantics/node.hpp"
#include "wasm/js/function.hpp"

// How a node looks as an element: native elements first, ARIA where there is none (https://www.w3.org/TR/html-aria/).
namespace wasm::dom {

inline constexpr const char* kNodeAttribute = "data-n";

// The id of the element, where it has one: lists of suggestions and their options, which a field names.
std::string element_id(ui::semantics::NodeId id);

// A new element of the node's role, without anything of its state.
js::val make_element(const ui::semantics::Node& node);

// Brings name, value and states of `element` from `old` (null: a new element) to `node`.
void update_element(const js::val& element, const ui::semantics::Node* old, const ui::semantics::Node& node);

// Whether Enter and Space on an element of that role act on it, though the browser makes no click of them.
bool acts_on_keys(ui::semantics::Role role);

}  // namespace wasm::dom
