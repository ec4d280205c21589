#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ui::text {

struct Link {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  friend bool operator==(const Link&, const Link&) = default;
};

// Addresses in plain text (UTF-8), in order: http:, https:, mailto:, xmpp:, tel: and geo: only, since a link runs what it names, and
// without their scheme those that begin with www. and those of e-mail. What reads as another address than it leads to is none: a
// name before the host, letters of several scripts that are drawn alike in one word of it. No link holds a line feed, or
// anything that draws nothing. Linear in the text's length.
std::vector<Link> find_links(std::string_view text);

// Where a link leads that is written like that.
std::string target_of(std::string_view link);

// A text with its links between the characters that isolate them from the direction of what surrounds them and have them read
// from left to right, as addresses are. Not to be looked through again: what stood beside a link may read as one of its own then.
struct IsolatedLinks {
  std::string text;
  std::vector<Link> links;  // where they stand in it
};
IsolatedLinks with_isolated_links(std::string_view text);

}  // namespace ui::text
