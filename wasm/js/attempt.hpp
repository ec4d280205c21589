#pragma once

#include <expected>
#include <utility>

#include "wasm/js/function.hpp"

// Calls that may throw. The page is compiled without exceptions, so that a JavaScript exception must not reach C++ frames.
namespace wasm::js {

using Attempt = std::expected<val, val>;  // the result, or what was thrown

namespace internal {
Attempt attempt(const val& object, const char* method, const val& arguments);
Attempt attempt_new(const val& constructor, const val& arguments);
Attempt attempt_get(const val& object, const char* property);

template <typename... Arguments>
val list(Arguments&&... arguments) {
  val array = val::array();
  (array.call<void>("push", std::forward<Arguments>(arguments)), ...);
  return array;
}
}  // namespace internal

// object[method](arguments...)
template <typename... Arguments>
Attempt attempt(const val& object, const char* method, Arguments&&... arguments) {
  return internal::attempt(object, method, internal::list(std::forward<Arguments>(arguments)...));
}

// new constructor(arguments...)
template <typename... Arguments>
Attempt attempt_new(const val& constructor, Arguments&&... arguments) {
  return internal::attempt_new(constructor, internal::list(std::forward<Arguments>(arguments)...));
}

// object[property], of which the getter may throw (localStorage when storage is forbidden)
inline Attempt attempt_get(const val& object, const char* property) { return internal::attempt_get(object, property); }

}  // namespace wasm::js
