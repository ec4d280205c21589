#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/core/time.hpp"
#include "shell/page/notices.hpp"
#include "shell/ports/system.hpp"

namespace shell::store {

// What outlives the page, under keys that carry the version of their format, `parley.1.…`. A failed write is told to the
// person once; the value lives on in memory with whoever wrote it.
class Values {
 public:
  Values(ports::Storage& storage, page::Notices& notices) : storage_(storage), notices_(notices) {}

  [[nodiscard]] std::optional<std::string> read(std::string_view key);
  // Whether it is stored.
  bool write(std::string_view key, std::string_view value, protocol::Time now);
  void remove(std::string_view key);
  [[nodiscard]] std::vector<std::string> keys(std::string_view prefix);  // that begin with it, in order

 private:
  ports::Storage& storage_;
  page::Notices& notices_;
  bool failure_told_ = false;
};

// Values of this device that belong to nobody.
inline constexpr std::string_view kLastAddress = "address";
inline constexpr std::string_view kTheme = "theme";
inline constexpr std::string_view kLanguage = "language";  // web/language.js reads it too, before the application runs
inline constexpr std::string_view kPin = "pin";            // how strongly the last address signed in

}  // namespace shell::store
