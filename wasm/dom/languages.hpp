#pragma once

#include <string>
#include <string_view>

#include "shell/ports/languages.hpp"
#include "wasm/dom/calendar.hpp"
#include "wasm/dom/numbers.hpp"
#include "wasm/js/promise.hpp"

namespace wasm::dom {

// The catalogues beside the page, by way of web/language.js, which has to know them before the application runs.
class Languages final : public shell::ports::Languages {
 public:
  Languages(Calendar& calendar, Numbers& numbers) : calendar_(calendar), numbers_(numbers) {}

  shell::ports::Catalogue initial() override;
  [[nodiscard]] std::string preferred() override;
  void load(std::string_view tag, Done done) override;
  void adopt(std::string_view tag) override;

 private:
  Calendar& calendar_;
  Numbers& numbers_;
};

}  // namespace wasm::dom
