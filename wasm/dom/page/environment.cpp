#include "wasm/dom/page/environment.hpp"

#include "wasm/dom/element.hpp"
#include "wasm/js/value.hpp"

namespace wasm::dom {

using js::val;

Environment::Environment(Feed& feed) : feed_(feed) {
  for (const char* query : {"(prefers-color-scheme:dark)", "(prefers-reduced-motion:reduce)",
                            "(prefers-contrast:more),(forced-colors:active)", "(pointer:coarse)"}) {
    queries_.push_back(dom::window().call<val>("matchMedia", val(query)));
    listeners_.emplace_back(queries_.back(), "change", [this](const val&) { start(); });
  }
}

void Environment::start() {
  const auto matches = [this](std::size_t query) { return js::flag(queries_[query], "matches"); };
  feed_.input(ui::EnvironmentChanged{
      .dark = matches(0), .reduced_motion = matches(1), .high_contrast = matches(2), .coarse_pointer = matches(3)});
}

}  // namespace wasm::dom
