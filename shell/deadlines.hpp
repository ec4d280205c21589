#pragma once

#include <initializer_list>
#include <optional>

#include "protocol/core/time.hpp"

namespace shell {

// The first of them; nothing if none is set.
[[nodiscard]] inline std::optional<protocol::Time> earliest(
    std::initializer_list<std::optional<protocol::Time>> deadlines) {
  std::optional<protocol::Time> first;
  for (const auto& due : deadlines)
    if (due && (!first || *due < *first)) first = due;
  return first;
}

}  // namespace shell
