#include "gallery/page/query.hpp"

#include <string_view>

#include "wasm/dom/element.hpp"
#include "wasm/js/value.hpp"

namespace gallery {
namespace {

using wasm::js::val;

constexpr std::string_view kScene = "#/scene/";

}  // namespace

Query read_query() {
  const val location = wasm::dom::window()["location"];
  const val search = val::global("URLSearchParams").new_(location["search"]);
  const auto value = [&](const char* name) { return wasm::js::text(search.call<val>("get", val(name))); };
  Query query{.theme = value("theme"),
              .language = value("lang"),
              .high_contrast = value("contrast") == "high",
              .coarse = value("pointer") == "coarse"};
  const std::string hash = wasm::js::text(location, "hash");
  if (hash.starts_with(kScene)) query.scene = hash.substr(kScene.size());
  return query;
}

void go_to(const std::string& scene) {
  wasm::dom::window()["location"].set("hash", wasm::js::string(std::string(kScene) + scene));
}

}  // namespace gallery
