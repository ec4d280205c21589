// Any bytes as a message: links lie in it in order, within a line and a part of its styling, hold nothing that is not seen, lead
// somewhere harmless, and are the same when they are isolated. Names made of it hold nothing that is not seen either.

#include "ui/text/content/links.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "ui/text/content/shown_name.hpp"
#include "ui/text/content/styling.hpp"
#include "ui/text/unicode/characters.hpp"
#include "ui/text/unicode/utf8.hpp"

namespace {

using namespace ui::text;

void check(bool holds) {
  if (!holds) std::abort();
}

void check_name(std::string_view text) {
  const std::string name = shown_name(text, "ann@example.org");
  check(!name.empty() && shown_name(name, "ann@example.org") == name);
  for (std::string_view rest = name; !rest.empty();) {
    const char32_t code = take_code_point(rest);
    check(code == ' ' || !is_blank(code));
    check(code >= ' ' && (code < 0x202A || code > 0x202E) && (code < 0x2066 || code > 0x2069));
  }
  check(!shown_file_name(text).empty());
  (void)look_of(name);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<char> exact(data, data + size);  // so that reading beyond the end is noticed
  const std::string_view text(exact.data(), exact.size());
  const std::vector<Link> links = find_links(text);
  const std::vector<StyledPart> parts = read_styling(text);
  std::size_t at = 0;
  for (const Link& link : links) {
    check(at <= link.begin && link.begin < link.end && link.end <= text.size());
    at = link.end;
    const std::string_view words = text.substr(link.begin, link.end - link.begin);
    for (std::string_view rest = words; !rest.empty();) {
      const char32_t code = take_code_point(rest);
      check(!is_blank(code) && !is_invisible(code));
    }
    check(std::ranges::any_of(
        parts, [&](const StyledPart& part) { return part.begin <= link.begin && link.end <= part.end; }));
    std::string target = target_of(words);
    std::ranges::transform(target, target.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    check(std::ranges::any_of(std::array{"https://", "http://", "mailto:", "xmpp:", "tel:", "geo:"},
                              [&](std::string_view scheme) { return target.starts_with(scheme); }));
  }
  std::vector<Link> by_line;  // as a paragraph of the page has them
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    for (const Link& link : find_links(text.substr(begin, end - begin)))
      by_line.push_back({begin + link.begin, begin + link.end});
    begin = end + 1;
  }
  check(std::ranges::equal(by_line, links, [](const Link& one, const Link& other) {
    return one.begin == other.begin && one.end == other.end;
  }));
  const IsolatedLinks isolated = with_isolated_links(text);
  check(std::ranges::equal(isolated.links, links, [&](const Link& one, const Link& other) {
    return isolated.text.substr(one.begin, one.end - one.begin) == text.substr(other.begin, other.end - other.begin);
  }));
  check_name(text);
  return 0;
}
