#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Lists of texts as one stored value: netstrings (D. J. Bernstein, 1997), "5:hello,", so that no text needs escaping.
namespace shell::store {

void append_field(std::string& record, std::string_view field);

// Takes the first field off `record`; nothing when there is none or it is damaged.
std::optional<std::string_view> take_field(std::string_view& record);

// Decimal whole numbers as fields.
void append_number(std::string& record, std::int64_t number);
std::optional<std::int64_t> take_number(std::string_view& record);

}  // namespace shell::store
