#include "wasm/dom/input/target.hpp"

#include "wasm/js/value.hpp"

namespace wasm::dom {

using js::val;

namespace {

// The window and the document are targets too, and no elements.
bool is_in(const val& target, const char* selector) {
  return js::exists(target["closest"]) && js::exists(target.call<val>("closest", val(selector)));
}

}  // namespace

bool has_own_menu(const val& target) { return is_in(target, "input,textarea,.run"); }

bool has_own_clipboard(const val& target) { return is_in(target, "input,textarea"); }

bool scrolls_itself(const val& target) {
  constexpr int kOverhang = 2;  // of letters over their line, which Firefox counts as well
  return is_in(target, "textarea") &&
         js::integer(target, "scrollHeight") > js::integer(target, "clientHeight") + kOverhang;
}

bool clicks_itself(const val& target) { return is_in(target, "button,a[href]"); }

bool in_text_link(const val& target) { return is_in(target, "a[href]"); }

}  // namespace wasm::dom
