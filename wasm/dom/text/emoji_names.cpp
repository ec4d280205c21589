#include "wasm/dom/text/emoji_names.hpp"

#include "wasm/js/value.hpp"

namespace wasm::dom {

std::string_view EmojiNames::lines() {
  if (!lines_.empty() || loading_) return lines_;
  const js::val languages = js::val::global("parley_languages");
  loading_ = js::Promise(languages.call<js::val>("emoji"), [this](const js::Settled& lines) {
    if (!lines) return;
    lines_ = js::text(*lines);
    feed_.input(ui::EmojiNamed{});
  });
  return lines_;
}

}  // namespace wasm::dom
