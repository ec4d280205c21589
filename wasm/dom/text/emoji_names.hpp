#pragma once

#include <string>

#include "ui/text/words/emoji_names.hpp"
#include "wasm/dom/feed.hpp"
#include "wasm/js/promise.hpp"

namespace wasm::dom {

// The names of emoji from a file beside the page, by way of web/language.js. When it cannot be had, it is asked for again with
// the next word that wants it.
class EmojiNames final : public ui::text::EmojiNames {
 public:
  explicit EmojiNames(Feed& feed) : feed_(feed) {}

  std::string_view lines() override;

 private:
  Feed& feed_;
  std::string lines_;
  js::Promise loading_;
};

}  // namespace wasm::dom
