#pragma once

#include <string>
#include <string_view>

namespace protocol::xml {

/// Appends `text` to `to` as character data. See Writer for what becomes of bytes that XML cannot carry.
void append_escaped_text(std::string& to, std::string_view text);

/// Appends `value` to `to` as it must stand between apostrophes in an attribute.
void append_escaped_attribute(std::string& to, std::string_view value);

}  // namespace protocol::xml
