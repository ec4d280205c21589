#include "wasm/js/value.hpp"

namespace wasm::js {

std::string text(const val& string) {
  if (!string.isString()) return {};
  // Without toWellFormed (browsers before 2024) a lone surrogate, which only a broken input method types, stays what it is.
  if (exists(string["toWellFormed"])) return string.call<std::string>("toWellFormed");
  return string.as<std::string>();
}

}  // namespace wasm::js
