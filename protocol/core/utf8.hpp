#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

// UTF-8 as RFC 3629 defines it.
namespace protocol::utf8 {

struct CodePoint {
  char32_t code;
  std::size_t size;  // bytes, 1 to 4
};

// The first code point of `text`, which must not be empty; nullopt if it is ill-formed: cut short, overlong, a surrogate
// or beyond U+10FFFF.
std::optional<CodePoint> decode(std::string_view text);

}  // namespace protocol::utf8
