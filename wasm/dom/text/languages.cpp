#include "wasm/dom/text/languages.hpp"

#include <expected>
#include <utility>
#include <vector>

#include "wasm/js/value.hpp"

namespace wasm::dom {

using js::val;
using shell::ports::Catalogue;
using shell::ports::CatalogueError;

namespace {

val page_languages() { return val::global("parley_languages"); }

// `words`: an array of strings; anything else is English.
Catalogue catalogue(std::string tag, const val& words) {
  if (!words.isArray()) return {};
  return {.tag = std::move(tag), .words = emscripten::vecFromJSArray<std::string>(words)};
}

}  // namespace

Catalogue Languages::initial() {
  const val languages = page_languages();
  return catalogue(js::text(languages, "tag"), languages["words"]);
}

std::string Languages::preferred() { return js::text(page_languages().call<val>("preferred")); }

void Languages::load(std::string_view tag, Done done) {
  const std::string name(tag);
  js::Promise(page_languages().call<val>("load", val(name)), [name, done = std::move(done)](const js::Settled& words) {
    if (words)
      done(catalogue(name, *words));
    else
      done(std::unexpected(CatalogueError::Unreachable));
  }).detach();
}

void Languages::adopt(std::string_view tag) {
  const std::string spoken(tag);
  const std::string locale = js::text(page_languages().call<val>("adopt", val(spoken)));
  writers_.calendar.use(locale);
  writers_.numbers.use(locale);
  writers_.shaper.set_language(spoken);
  writers_.glyphs.set_language(spoken);
}

}  // namespace wasm::dom
