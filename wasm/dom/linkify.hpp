#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace wasm::dom {

struct LinkSpan {
  std::size_t begin = 0;  // bytes of UTF-8
  std::size_t end = 0;
  friend bool operator==(const LinkSpan&, const LinkSpan&) = default;
};

// Addresses in plain text, in order: http:, https:, mailto:, xmpp:, tel: and geo: only, since a link runs what it names.
std::vector<LinkSpan> find_links(std::string_view text);

}  // namespace wasm::dom
