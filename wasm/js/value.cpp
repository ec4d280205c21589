#include "wasm/js/value.hpp"

namespace wasm::js {

std::string text(const val& string) {
  if (!string.isString()) return {};
  // Half of a surrogate pair, which only a broken input method types, is no character: encoded as UTF-8 it would become
  // U+FFFD, and be sent as that.
  if (exists(string["isWellFormed"]) && string.call<bool>("isWellFormed")) return string.as<std::string>();
  const val halves = val::global("RegExp").new_(val("\\p{Surrogate}"), val("gu"));
  return string.call<std::string>("replace", halves, val(""));
}

}  // namespace wasm::js
