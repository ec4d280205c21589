#include "wasm/storage/local_storage.hpp"

#include "wasm/js/attempt.hpp"
#include "wasm/js/value.hpp"

namespace wasm::storage {
namespace {

emscripten::val scoped(std::string_view key) { return js::string(std::string("parley/").append(key)); }

template <typename... Arguments>
js::Attempt call(const char* method, Arguments&&... arguments) {
  const auto storage = js::attempt_get(js::window(), "localStorage");
  if (!storage || !js::exists(*storage)) return std::unexpected(emscripten::val::undefined());
  return js::attempt(*storage, method, std::forward<Arguments>(arguments)...);
}

}  // namespace

std::optional<std::string> LocalStorage::read(std::string_view key) {
  const auto value = call("getItem", scoped(key));
  if (!value || !js::exists(*value)) return std::nullopt;
  return js::text(*value);
}

bool LocalStorage::write(std::string_view key, std::string_view value) {
  return call("setItem", scoped(key), js::string(value)).has_value();
}

// What cannot be reached holds nothing of ours.
void LocalStorage::remove(std::string_view key) { static_cast<void>(call("removeItem", scoped(key))); }

}  // namespace wasm::storage
