#include "wasm/dom/page/clipboard.hpp"

#include <utility>

#include "wasm/dom/element.hpp"
#include "wasm/js/attempt.hpp"
#include "wasm/js/promise.hpp"

namespace wasm::dom {

using js::val;

namespace {

bool copy_selection_of(const std::string& text) {
  const val focused = dom::document()["activeElement"];
  const val area = dom::create("textarea");
  dom::set_class(area, "spoken");
  js::set(area, "value", js::string(text));
  dom::append(dom::document()["body"], area);
  area.call<void>("select");
  const js::Attempt copied = js::attempt(dom::document(), "execCommand", val("copy"));
  area.call<void>("remove");
  if (js::exists(focused)) focused.call<void>("focus");
  return copied && copied->isTrue();
}

val settled(bool well) { return val::global("Promise").call<val>(well ? "resolve" : "reject"); }

}  // namespace

void BrowserClipboard::write(const std::string& text, Done done) {
  const val clipboard = dom::window()["navigator"]["clipboard"];
  const js::Attempt asked =
      js::exists(clipboard) ? js::attempt(clipboard, "writeText", js::string(text)) : settled(copy_selection_of(text));
  js::Promise(asked ? *asked : settled(false), [done = std::move(done)](const js::Settled& outcome) {
    done(outcome ? Outcome::Written : Outcome::Refused);
  }).detach();
}

}  // namespace wasm::dom
