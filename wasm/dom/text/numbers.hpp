#pragma once

#include <string>

#include "ui/text/words/language.hpp"
#include "wasm/js/function.hpp"
#include "wasm/js/memo.hpp"

namespace wasm::dom {

// Numbers and plural forms by the browser's Intl.
class Numbers final : public ui::text::Numbers {
 public:
  Numbers() { use("en"); }
  // `locale`: BCP 47.
  void use(const std::string& locale);

  ui::text::Plural plural(std::int64_t count) override;
  std::string number(std::int64_t value) override;

 private:
  js::val plural_;  // of Intl, made once for each language
  js::val number_;
  js::Memo<std::int64_t, std::string> numbers_;
};

}  // namespace wasm::dom
