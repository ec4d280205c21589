#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// Message Styling (XEP-0393): what senders mark with signs of plain text. The signs stay where they are, so that what is copied is
// what was sent.
namespace ui::text {

// Bits of how a part of a text looks.
enum Styling : std::uint8_t {
  kStrong = 1U << 0U,
  kEmphasis = 1U << 1U,
  kStruck = 1U << 2U,
  kPreformatted = 1U << 3U,
  kQuotation = 1U << 4U,
  kDirective = 1U << 5U,  // a sign that styles what stands beside it
};

struct StyledPart {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::uint8_t styling = 0;
  friend bool operator==(const StyledPart&, const StyledPart&) = default;
};

// In how many quotations the preformatted block lies that is open (XEP-0393 §5.1.2); absent: none is.
using OpenBlock = std::optional<std::uint8_t>;

// The whole text in parts, in order and without gaps; neighbours differ, but each line has parts of its own and its line feed is in
// none. A link (links.hpp) lies within one part. Linear in the text's length. `open`: what the text begins in.
std::vector<StyledPart> read_styling(std::string_view text, OpenBlock open = {});

// What is open after all lines of `text`, which begins in `open`. Linear in the text's length.
OpenBlock open_after(std::string_view text, OpenBlock open);

// Whether there is any.
bool has_styling(std::string_view text);

}  // namespace ui::text
