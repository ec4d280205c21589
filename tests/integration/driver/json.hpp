#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace driver {

// One flat JSON object, member by member.
class JsonLine {
 public:
  JsonLine& add(std::string_view name, std::string_view value);  // UTF-8
  JsonLine& add(std::string_view name, const char* value) { return add(name, std::string_view(value)); }
  JsonLine& add(std::string_view name, std::int64_t value) { return add_raw(name, std::to_string(value)); }
  JsonLine& add(std::string_view name, bool value) { return add_raw(name, value ? "true" : "false"); }
  // `value` is JSON already.
  JsonLine& add_raw(std::string_view name, std::string_view value);
  [[nodiscard]] std::string str() const { return text_ + "}"; }

 private:
  std::string text_ = "{";
};

}  // namespace driver
