#pragma once

#include <string>
#include <string_view>

#include "shell/ports/languages.hpp"
#include "wasm/dom/text/calendar.hpp"
#include "wasm/dom/text/numbers.hpp"
#include "wasm/dom/text/text_shaper.hpp"
#include "wasm/gl/glyphs.hpp"
#include "wasm/js/promise.hpp"

namespace wasm::dom {

// The catalogues beside the page, by way of web/language.js, which has to know them before the application runs.
class Languages final : public shell::ports::Languages {
 public:
  // What writes in the language that is spoken.
  struct Writers {
    Calendar& calendar;
    Numbers& numbers;
    TextShaper& shaper;
    gl::Glyphs& glyphs;
  };

  explicit Languages(const Writers& writers) : writers_(writers) {}

  shell::ports::Catalogue initial() override;
  [[nodiscard]] std::string preferred() override;
  void load(std::string_view tag, Done done) override;
  void adopt(std::string_view tag) override;

 private:
  Writers writers_;
};

}  // namespace wasm::dom
