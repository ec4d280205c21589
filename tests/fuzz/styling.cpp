// Any bytes as a message: its parts cover it but for line feeds, in order, and a quoted text keeps its own styling.

#include "ui/text/content/styling.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ui::text;
  const std::vector<char> exact(data, data + size);  // so that reading beyond the end is noticed
  const std::string_view text(exact.data(), exact.size());
  const std::vector<StyledPart> parts = read_styling(text);
  std::size_t at = 0;
  for (const StyledPart& part : parts) {
    check(std::ranges::all_of(text.substr(at, part.begin - at), [](char c) { return c == '\n'; }));
    check(part.begin < part.end && !text.substr(part.begin, part.end - part.begin).contains('\n'));
    at = part.end;
  }
  check(std::ranges::all_of(text.substr(at), [](char c) { return c == '\n'; }));
  check(has_styling(text) == std::ranges::any_of(parts, [](const StyledPart& part) { return part.styling != 0; }));

  if (text.contains('\n') || text.starts_with('>')) return 0;
  const std::string quoted = "> " + std::string(text);
  std::vector<StyledPart> inner = read_styling(quoted);
  if (!inner.empty()) inner.erase(inner.begin());  // the sign
  const bool blank = !inner.empty() && inner.front().begin != 2;
  check(blank || inner.size() == parts.size());
  for (std::size_t i = 0; !blank && i < inner.size(); ++i)
    check(inner[i] ==
          StyledPart{parts[i].begin + 2, parts[i].end + 2, static_cast<std::uint8_t>(parts[i].styling | kQuotation)});
  return 0;
}
