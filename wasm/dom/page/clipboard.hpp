#pragma once

#include "shell/ports/display.hpp"

namespace wasm::dom {

// navigator.clipboard (https://w3c.github.io/clipboard-apis/); where a page has none, being neither https nor localhost, the
// command that copies a selection.
class BrowserClipboard final : public shell::ports::Clipboard {
 public:
  void write(const std::string& text, Done done) override;
};

}  // namespace wasm::dom
