#pragma once

#include <string>
#include <string_view>

#include "wasm/js/function.hpp"

// Small conversions between C++ and JavaScript values.
namespace wasm::js {

// The global object, of a page or of a worker.
inline val global() { return val::global(); }

inline bool exists(const val& value) { return !value.isUndefined() && !value.isNull(); }

inline double number(const val& object, const char* property) { return object[property].as<double>(); }
inline int integer(const val& object, const char* property) { return object[property].as<int>(); }
inline bool flag(const val& object, const char* property) { return object[property].as<bool>(); }

// object[property] = value. It changes the JavaScript object, not the handle.
template <typename T>
void set(const val& object, const char* property, const T& value) {
  const_cast<val&>(object).set(property, value);
}

// UTF-8 of a JavaScript string; halves of surrogate pairs are left out. Empty for anything that is no string.
std::string text(const val& string);
inline std::string text(const val& object, const char* property) { return text(object[property]); }

// A JavaScript string of UTF-8.
inline val string(std::string_view utf8) { return val(std::string(utf8)); }

}  // namespace wasm::js
