#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "protocol/xml/cursor.hpp"
#include "protocol/xml/limits.hpp"
#include "protocol/xml/name_reader.hpp"
#include "protocol/xml/namespace_scope.hpp"
#include "protocol/xml/tree.hpp"
#include "protocol/xml/value_reader.hpp"

namespace protocol::xml {

/// An element whose end tag has not come yet.
struct OpenElement {
  std::string_view tag;        ///< The name as written, which the end tag must repeat.
  std::size_t namespace_mark;  ///< What was in scope around it.
  std::uint32_t node;
  std::uint32_t text_runs = 0;
};

/// What a Parser keeps from frame to frame, so that its memory is reused.
struct Workspace {
  Tree tree;
  Scratch scratch;
  NamespaceScope namespaces;
  std::vector<OpenElement> open;
};

/// Reads one frame into a workspace.
class FrameReader {
 public:
  FrameReader(std::string_view frame, const Limits& limits, Workspace& workspace);

  /// Reads the whole frame. After false, cursor() says where and why reading stopped.
  bool read();
  const Cursor& cursor() const { return cursor_; }

 private:
  bool read_prolog();
  bool read_content();
  bool read_epilog();

  bool read_start_tag();
  bool read_attributes();
  bool read_attribute();
  bool declare_namespace(std::string_view prefix, std::string_view ns);
  bool resolve_attributes();
  bool open_element();
  bool read_end_tag();
  /// What begins with "<!" or "<?": CDATA is read, all else is refused.
  bool read_special();
  bool refuse_special();

  bool add_node(const Node& node);
  bool add_text(std::string_view run);
  /// An element's only run of text needs no node, until something follows it.
  bool settle_text();
  bool add_text_node(std::string_view run);
  /// Whether the innermost open element has no nodes in it yet.
  bool is_childless(const OpenElement& element) const;
  void close_element();
  std::string_view join_text(std::uint32_t element);

  Cursor cursor_;
  const Limits& limits_;
  Tree& tree_;
  Scratch& scratch_;
  NamespaceScope& namespaces_;
  std::vector<OpenElement>& open_;

  /// The start tag being read.
  struct Tag {
    QualifiedName name{};
    std::size_t namespace_mark = 0;
    std::size_t first_attribute = 0;
    bool has_prefixed_attribute = false;
  } tag_;
};

}  // namespace protocol::xml
