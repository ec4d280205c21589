#pragma once

#include <string_view>

namespace protocol {

// Whether `text` (UTF-8) shows anything: a character that is neither space nor control nor invisible by its nature
// (Unicode's White_Space, Cc and Default_Ignorable_Code_Point, and the blank Braille pattern).
[[nodiscard]] bool shows_anything(std::string_view text);

}  // namespace protocol
