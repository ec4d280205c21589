#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "protocol/xml/element.hpp"

namespace protocol::xml {

/// Well-formed XML: whole elements that declare their namespaces, so that they may stand anywhere. Only a Writer or
/// serialize() makes one, so text that somebody typed can never be taken for markup.
class Serialized {
 public:
  /// Nothing: no element at all.
  Serialized() = default;

  std::string_view view() const { return xml_; }
  bool empty() const { return xml_.empty(); }
  /// Gives up the bytes, as for sending them in a frame.
  std::string release() && { return std::move(xml_); }

  friend bool operator==(const Serialized&, const Serialized&) = default;

 private:
  friend class Writer;
  explicit Serialized(std::string xml) : xml_(std::move(xml)) {}

  std::string xml_;
};

/// `element` with everything in it, as XML that stands on its own. Equivalent, not identical, to what was received:
/// prefixes, quotes and CDATA sections are written in our way. A null element gives an empty result.
Serialized serialize(Element element);

}  // namespace protocol::xml
