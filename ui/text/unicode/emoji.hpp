#pragma once

#include <string_view>

namespace ui::text {

// Whether `text` is nothing but one to three emoji, which are shown large.
bool is_few_emoji(std::string_view text);

}  // namespace ui::text
