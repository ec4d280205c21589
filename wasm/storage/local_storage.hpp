#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/ports/system.hpp"

namespace wasm::storage {

// localStorage, under names of our own so that other pages of the same origin are left alone. Browsers may forbid it, and it
// holds about 5 MB: reading what cannot be read gives nothing, writing what cannot be written gives false.
class LocalStorage final : public shell::ports::Storage {
 public:
  std::optional<std::string> read(std::string_view key) override;
  bool write(std::string_view key, std::string_view value) override;
  void remove(std::string_view key) override;
  [[nodiscard]] std::vector<std::string> keys(std::string_view prefix) override;
};

}  // namespace wasm::storage
