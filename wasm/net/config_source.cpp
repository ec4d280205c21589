#include "wasm/net/config_source.hpp"

#include <charconv>
#include <expected>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <emscripten/val.h>

#include "wasm/js/attempt.hpp"
#include "wasm/js/value.hpp"

using emscripten::val;
using shell::ports::Config;
using shell::ports::ConfigError;
using shell::ports::DomainEndpoint;

namespace wasm::net {
namespace {

// Reads `object[name]` into `into` when it is there. False when it is something else than a string.
bool read_string(const val& object, const char* name, std::string& into) {
  const val value = object[name];
  if (value.isUndefined()) return true;
  if (!value.isString()) return false;
  into = js::text(value);
  return true;
}

// "#rrggbb". False when it is something else.
bool read_color(const val& object, const char* name, std::optional<std::uint32_t>& into) {
  const val value = object[name];
  if (value.isUndefined()) return true;
  const std::string text = value.isString() ? js::text(value) : std::string();
  std::uint32_t color = 0;
  if (text.size() != 7 || text[0] != '#') return false;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), color, 16);
  if (error != std::errc{} || end != text.data() + text.size()) return false;
  into = color;
  return true;
}

bool is_object(const val& value) {
  return js::exists(value) && value.typeOf().as<std::string>() == "object" && !value.isArray();
}

// False when it is something else than an object of strings.
bool read_endpoints(const val& object, std::vector<DomainEndpoint>& into) {
  if (object.isUndefined()) return true;
  if (!is_object(object)) return false;
  for (const val& entry : emscripten::vecFromJSArray<val>(val::global("Object").call<val>("entries", object))) {
    if (!entry[1].isString()) return false;
    into.push_back({.domain = js::text(entry[0]), .url = js::text(entry[1])});
  }
  return true;
}

std::expected<Config, ConfigError> parse(const std::string& text) {
  const auto json = js::attempt(val::global("JSON"), "parse", js::string(text));
  Config config;
  const bool understood =
      json && is_object(*json) && read_string(*json, "name", config.product_name) &&
      read_string(*json, "endpoint", config.endpoint) && read_string(*json, "guests", config.guest_domain) &&
      read_color(*json, "accent", config.accent) && read_endpoints((*json)["endpoints"], config.endpoints);
  if (!understood) return std::unexpected(ConfigError::Malformed);
  return config;
}

std::expected<Config, ConfigError> understand(const std::expected<std::string, FetchFailure>& text) {
  constexpr int kNotFound = 404;
  if (text) return parse(*text);
  if (text.error().status == kNotFound) return Config{};
  return std::unexpected(ConfigError::Unreachable);
}

}  // namespace

void ConfigFile::load(Done done) {
  fetcher_.get("config.json", [done = std::move(done)](const std::expected<std::string, FetchFailure>& text) {
    done(understand(text));
  });
}

}  // namespace wasm::net
