#pragma once

#include <string>

#include "wasm/js/value.hpp"

// The document, and what is done to its elements all the time.
namespace wasm::dom {

using js::val;

inline val window() { return val::global("window"); }
inline val document() { return val::global("document"); }

inline val create(const char* tag) { return document().call<val>("createElement", val(tag)); }
inline val by_id(const char* id) { return document().call<val>("getElementById", val(id)); }

inline void append(const val& parent, const val& child) { parent.call<void>("append", child); }
inline void set_class(const val& element, const char* names) { js::set(element, "className", val(names)); }
// Replaces all declarations; goes through the CSSOM, which a strict Content-Security-Policy allows.
inline void set_style(const val& element, const std::string& css) { js::set(element["style"], "cssText", val(css)); }

// The attribute with that value; without one when `value` is null.
inline void set_attribute(const val& element, const char* name, const char* value) {
  if (value)
    element.call<void>("setAttribute", val(name), val::u8string(value));
  else
    element.call<void>("removeAttribute", val(name));
}
inline void set_attribute(const val& element, const char* name, const std::string& value) {
  element.call<void>("setAttribute", val(name), js::string(value));
}

}  // namespace wasm::dom
