#pragma once

#include <optional>
#include <string_view>

namespace ui::text {

// What somebody says of themselves in the third person, without its "/me " (XEP-0245 §3): the four characters at the very
// beginning, in exactly this form, and something after them.
inline std::optional<std::string_view> action_of(std::string_view text) {
  constexpr std::string_view kSign = "/me ";
  if (!text.starts_with(kSign) || text.size() == kSign.size()) return std::nullopt;
  return text.substr(kSign.size());
}

}  // namespace ui::text
