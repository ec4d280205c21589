#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "protocol/xml/element.hpp"

namespace protocol::xml {

enum class NodeKind : std::uint8_t { Element, Text };

/// An element or a run of text. Nodes stand in document order, so a first child follows its parent, and `end` is
/// both the end of the subtree and the place of the next sibling.
struct Node {
  std::string_view name;  ///< Empty for text.
  std::string_view ns;    ///< Empty for text.
  std::string_view text;  ///< The run; for an element, all of its direct text joined.
  std::uint32_t end = 0;
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  NodeKind kind = NodeKind::Element;
};

/// A parsed frame. An element whose only content is text has no child nodes: `text` says it all.
struct Tree {
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;
};

}  // namespace protocol::xml
