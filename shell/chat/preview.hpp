#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shell::chat {

// The beginning of a message as one line: white space runs become one space, at most `limit` bytes, cut between characters
// (UTF-8) and ended with an ellipsis when cut.
std::string preview(std::string_view text, std::size_t limit);

}  // namespace shell::chat
