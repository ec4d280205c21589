#include "wasm/js/attempt.hpp"

#include <emscripten/em_js.h>

// Each gives [thrown, result or exception].
// clang-format off
EM_JS_DEPS(parley_attempt, "$Emval,$UTF8ToString");
EM_JS(emscripten::EM_VAL, parley_attempt, (emscripten::EM_VAL object, const char* method, emscripten::EM_VAL values), {
  try {
    const target = Emval.toValue(object);
    return Emval.toHandle([false, target[UTF8ToString(method)](...Emval.toValue(values))]);
  } catch (error) {
    return Emval.toHandle([true, error]);
  }
});
EM_JS(emscripten::EM_VAL, parley_attempt_new, (emscripten::EM_VAL type, emscripten::EM_VAL values), {
  try {
    return Emval.toHandle([false, Reflect.construct(Emval.toValue(type), Emval.toValue(values))]);
  } catch (error) {
    return Emval.toHandle([true, error]);
  }
});
EM_JS(emscripten::EM_VAL, parley_attempt_get, (emscripten::EM_VAL object, const char* property), {
  try {
    return Emval.toHandle([false, Emval.toValue(object)[UTF8ToString(property)]]);
  } catch (error) {
    return Emval.toHandle([true, error]);
  }
});
// clang-format on

namespace wasm::js::internal {
namespace {

Attempt outcome(emscripten::EM_VAL handle) {
  const val pair = val::take_ownership(handle);
  val second = pair[1];
  if (pair[0].as<bool>()) return std::unexpected(std::move(second));
  return second;
}

}  // namespace

Attempt attempt(const val& object, const char* method, const val& arguments) {
  return outcome(parley_attempt(object.as_handle(), method, arguments.as_handle()));
}

Attempt attempt_new(const val& constructor, const val& arguments) {
  return outcome(parley_attempt_new(constructor.as_handle(), arguments.as_handle()));
}

Attempt attempt_get(const val& object, const char* property) {
  return outcome(parley_attempt_get(object.as_handle(), property));
}

}  // namespace wasm::js::internal
