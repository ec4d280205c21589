#pragma once

#include "wasm/js/function.hpp"

// What an event's target is to the browser.
namespace wasm::dom {

// A field, selectable text or a link: the browser's context menu is of use there.
bool has_own_menu(const js::val& target);
// A field: it copies by itself.
bool has_own_clipboard(const js::val& target);
// A field with more text than it shows.
bool scrolls_itself(const js::val& target);
// An element that the browser turns Enter or Space into a click on.
bool clicks_itself(const js::val& target);
// A link within text, which the browser follows.
bool in_text_link(const js::val& target);

}  // namespace wasm::dom
