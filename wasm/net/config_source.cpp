#include "wasm/net/config_source.hpp"

#include <string>
#include <utility>
#include <vector>

#include <emscripten/val.h>

#include "shell/ports/config_file.hpp"
#include "wasm/dom/element.hpp"
#include "wasm/js/attempt.hpp"
#include "wasm/js/value.hpp"
#include "wasm/system.hpp"

using emscripten::val;
using shell::ports::Config;
using shell::ports::ConfigError;
using shell::ports::ConfigMember;
using shell::ports::ConfigObject;
using shell::ports::ConfigValue;

namespace wasm::net {
namespace {

bool is_object(const val& value) {
  return js::exists(value) && value.typeOf().as<std::string>() == "object" && !value.isArray();
}

std::vector<val> entries_of(const val& object) {
  return emscripten::vecFromJSArray<val>(val::global("Object").call<val>("entries", object));
}

ConfigValue value_of(const val& value) {
  if (value.isString()) return js::text(value);
  if (!is_object(value)) return {};
  ConfigObject object;
  for (const val& entry : entries_of(value))
    object.emplace_back(js::text(entry[0]), entry[1].isString() ? std::optional(js::text(entry[1])) : std::nullopt);
  return object;
}

// web/boot.js shows it to whoever works on the page.
void show(const std::string& faults) {
  val about = val::object();
  about.set("detail", js::string(faults));
  dom::document().call<void>("dispatchEvent", val::global("CustomEvent").new_(std::string("configfault"), about));
}

}  // namespace

void ConfigFile::load(Done done) {
  fetcher_.get("config.json", [this, done = std::move(done)](const std::expected<std::string, FetchFailure>& text) {
    done(understand(text));
  });
}

std::expected<Config, ConfigError> ConfigFile::understand(const std::expected<std::string, FetchFailure>& text) {
  constexpr int kNotFound = 404;
  if (text) return parse(*text);
  if (text.error().status == kNotFound) return Config{};
  return std::unexpected(ConfigError::Unreachable);
}

std::expected<Config, ConfigError> ConfigFile::parse(const std::string& text) {
  const auto json = js::attempt(val::global("JSON"), "parse", js::string(text));
  if (!json) {
    report({js::text(json.error(), "message")});  // browsers say the line, or the position
    return std::unexpected(ConfigError::Malformed);
  }
  if (!is_object(*json)) {
    report({"not an object in braces"});
    return std::unexpected(ConfigError::Malformed);
  }
  std::vector<ConfigMember> members;
  for (const val& entry : entries_of(*json)) members.push_back({js::text(entry[0]), value_of(entry[1])});
  auto [config, faults] = shell::ports::read_config(text, members, page_location());
  report(faults);
  return std::move(config);
}

void ConfigFile::report(const std::vector<std::string>& faults) {
  std::string all;
  for (const std::string& fault : faults) {
    log_.warn("config.json: " + fault);
    all += all.empty() ? fault : "; " + fault;
  }
  if (!all.empty()) show(all);
}

}  // namespace wasm::net
