#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shell/chat/timeline/entry.hpp"

namespace shell::chat {

// The beginning of a message as one line: white space runs become one space, at most `limit` bytes, cut between characters
// (UTF-8) and ended with an ellipsis when cut.
std::string preview(std::string_view text, std::size_t limit);

// What stands for an entry in one line of at most `limit` bytes: the words of a message, of what it carries as in
// ui::model::TimelineItem, of a spoiler only the hint. `author`: who sent it.
struct Summary {
  ui::model::Gist gist;
  std::string line;
};
Summary summary(const Entry& entry, std::string_view author, std::size_t limit);

}  // namespace shell::chat
