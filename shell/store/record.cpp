#include "shell/store/record.hpp"

#include <charconv>
#include <cstddef>
#include <system_error>

namespace shell::store {

void append_field(std::string& record, std::string_view field) {
  record += std::to_string(field.size());
  record += ':';
  record += field;
  record += ',';
}

std::optional<std::string_view> take_field(std::string_view& record) {
  std::size_t length = 0;
  const char* const end = record.data() + record.size();
  const auto [after, error] = std::from_chars(record.data(), end, length);
  if (error != std::errc{} || after == end || *after != ':') return std::nullopt;
  const std::string_view rest(after + 1, end);
  if (rest.size() <= length || rest[length] != ',') return std::nullopt;
  record = rest.substr(length + 1);
  return rest.substr(0, length);
}

void append_number(std::string& record, std::int64_t number) { append_field(record, std::to_string(number)); }

std::optional<std::int64_t> take_number(std::string_view& record) {
  std::string_view rest = record;
  const auto field = take_field(rest);
  if (!field) return std::nullopt;
  std::int64_t number = 0;
  const char* const end = field->data() + field->size();
  const auto [after, error] = std::from_chars(field->data(), end, number);
  if (error != std::errc{} || after != end) return std::nullopt;
  record = rest;
  return number;
}

}  // namespace shell::store
