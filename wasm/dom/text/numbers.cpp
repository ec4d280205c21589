#include "wasm/dom/text/numbers.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "wasm/js/value.hpp"

namespace wasm::dom {

using js::val;
using ui::text::Plural;

void Numbers::use(const std::string& locale) {
  const val intl = val::global("Intl");
  plural_ = intl["PluralRules"].new_(val(locale));
  number_ = intl["NumberFormat"].new_(val(locale));
  numbers_.forget();
}

Plural Numbers::plural(std::int64_t count) {
  constexpr std::array<std::string_view, ui::text::kPluralForms> kNames{"zero", "one", "two", "few", "many", "other"};
  const std::string name = js::text(plural_.call<val>("select", static_cast<double>(count)));
  const auto found = std::ranges::find(kNames, name);
  return found == kNames.end() ? Plural::Other : static_cast<Plural>(found - kNames.begin());
}

std::string Numbers::number(std::int64_t value) {
  return numbers_.get(value, [&] { return js::text(number_.call<val>("format", static_cast<double>(value))); });
}

}  // namespace wasm::dom
