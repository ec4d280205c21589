#include "wasm/storage/local_storage.hpp"

#include "wasm/js/attempt.hpp"
#include "wasm/js/value.hpp"

namespace wasm::storage {
namespace {

constexpr std::string_view kScope = "parley/";

emscripten::val scoped(std::string_view key) { return js::string(std::string(kScope).append(key)); }

template <typename... Arguments>
js::Attempt call(const char* method, Arguments&&... arguments) {
  const auto storage = js::attempt_get(js::global(), "localStorage");
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

std::vector<std::string> LocalStorage::keys(std::string_view prefix) {
  std::vector<std::string> found;
  const auto storage = js::attempt_get(js::global(), "localStorage");
  if (!storage || !js::exists(*storage)) return found;
  const auto all = js::attempt(js::val::global("Object"), "keys", *storage);
  if (!all) return found;
  const std::string wanted = std::string(kScope).append(prefix);
  const int count = js::integer(*all, "length");
  for (int i = 0; i < count; ++i) {
    std::string key = js::text((*all)[i]);
    if (key.starts_with(wanted)) found.push_back(key.substr(kScope.size()));
  }
  return found;
}

}  // namespace wasm::storage
