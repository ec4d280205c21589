#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// Result Set Management (XEP-0059).
namespace protocol::xep0059 {

// The last `max` items before `before`, or the very last ones if it is empty (§2.5).
void write_page_before(xml::Writer& writer, std::string_view before, std::uint32_t max);
// The first `max` items after `after` (§2.2).
void write_page_after(xml::Writer& writer, std::string_view after, std::uint32_t max);

// The ends of the page that was given; empty on an empty page.
struct Page {
  std::string first;
  std::string last;
};
Page parse_page(const xml::Element& parent);

}  // namespace protocol::xep0059
