#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// Fallback Indication (XEP-0428): words for clients that do not know an extension.
namespace protocol::xep0428 {

constexpr std::string_view kNamespace = "urn:xmpp:fallback:0";

// A part of a body in characters (XEP-0426); `end` is behind the last one.
struct Range {
  std::size_t start = 0;
  std::size_t end = std::string::npos;
  friend bool operator==(const Range&, const Range&) = default;
};

// Which part of the bodies stands in for the extension `instead_of`, a namespace. nullopt: none.
std::optional<Range> body_range(const xml::Element& message, std::string_view instead_of);
// The part of `text` (UTF-8), and what is left of it without that part. What lies beyond its end does not count.
std::string_view part(std::string_view text, Range range);
std::string without(std::string_view text, Range range);

// Adds the mark for the first characters of the body, as many as `words` has; for all of it where that is nullopt.
void write(xml::Writer& writer, std::string_view instead_of, std::optional<std::string_view> words);

}  // namespace protocol::xep0428
