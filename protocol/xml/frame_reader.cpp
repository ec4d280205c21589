#include "protocol/xml/frame_reader.hpp"

#include <algorithm>
#include <span>

#include "protocol/xml/declaration_reader.hpp"

namespace protocol::xml {
namespace {

/// Whether no two attributes have the same name and namespace (Namespaces in XML 1.0 §6.3). Comparing each with each
/// took half the time of parsing; a set of 64 coarse hashes spares nearly all of it.
bool are_distinct(std::span<const Attribute> attributes) {
  std::uint64_t seen = 0;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const Attribute& attribute = attributes[i];
    const auto first = static_cast<std::uint8_t>(attribute.name.front());
    const auto last = static_cast<std::uint8_t>(attribute.name.back());
    const std::uint64_t bit = std::uint64_t{1} << ((first + 5u * last + 11u * attribute.name.size()) % 64);
    const auto is_same = [&](const Attribute& other) {
      return equal(other.name, attribute.name) && equal(other.ns, attribute.ns);
    };
    if ((seen & bit) != 0 && std::ranges::any_of(attributes.first(i), is_same)) return false;
    seen |= bit;
  }
  return true;
}

}  // namespace

FrameReader::FrameReader(std::string_view frame, const Limits& limits, Workspace& workspace)
    : cursor_{.at = frame.data(), .end = frame.data() + frame.size()},
      limits_(limits),
      tree_(workspace.tree),
      scratch_(workspace.scratch),
      namespaces_(workspace.namespaces),
      open_(workspace.open) {
  tree_.nodes.clear();
  tree_.attributes.clear();
  namespaces_.restore(0);
  open_.clear();
}

bool FrameReader::read() {
  const auto size = static_cast<std::size_t>(cursor_.end - cursor_.at);
  if (size > limits_.bytes) return cursor_.fail(ParseFault::FrameTooLarge);
  scratch_.prepare(size);

  if (!read_prolog() || !read_start_tag()) return false;
  while (!open_.empty())
    if (!read_content()) return false;
  return read_epilog();
}

bool FrameReader::read_prolog() {
  if (cursor_.starts_with("<?xml")) {
    if (!read_declaration(cursor_)) return false;
    cursor_.take_space();
  }
  if (cursor_.done()) return cursor_.fail(ParseFault::UnexpectedEnd);
  if (*cursor_.at != '<') return cursor_.fail(ParseFault::ContentOutsideRoot);
  return (!cursor_.starts_with("<!") && !cursor_.starts_with("<?")) || refuse_special();
}

bool FrameReader::read_epilog() {
  cursor_.take_space();
  if (cursor_.done()) return true;
  if (cursor_.starts_with("<!") || cursor_.starts_with("<?")) return refuse_special();
  return cursor_.fail(ParseFault::ContentOutsideRoot);
}

bool FrameReader::read_content() {
  if (cursor_.done()) return cursor_.fail(ParseFault::UnexpectedEnd);
  if (*cursor_.at != '<') {
    std::string_view run;
    return read_text(cursor_, scratch_, run) && add_text(run);
  }
  const char kind = cursor_.end - cursor_.at > 1 ? cursor_.at[1] : '\0';
  if (kind == '/') return read_end_tag();
  if (kind == '!' || kind == '?') return read_special();
  return read_start_tag();
}

bool FrameReader::read_special() {
  if (!cursor_.take("<![CDATA[")) return refuse_special();
  std::string_view run;
  return read_cdata(cursor_, scratch_, run) && add_text(run);
}

bool FrameReader::refuse_special() {
  if (cursor_.starts_with("<!--")) return cursor_.fail(ParseFault::ForbiddenComment);
  if (cursor_.starts_with("<!DOCTYPE")) return cursor_.fail(ParseFault::ForbiddenDoctype);
  if (cursor_.starts_with("<?")) return cursor_.fail(ParseFault::ForbiddenProcessingInstruction);
  return cursor_.fail(ParseFault::Malformed);
}

bool FrameReader::read_start_tag() {
  if (open_.size() == limits_.depth) return cursor_.fail(ParseFault::TooDeep);
  ++cursor_.at;
  tag_ = {.namespace_mark = namespaces_.mark(), .first_attribute = tree_.attributes.size()};
  if (!read_qualified_name(cursor_, tag_.name) || !read_attributes()) return false;
  if (!resolve_attributes() || !open_element()) return false;
  if (cursor_.take('>')) return true;
  if (!cursor_.take("/>")) return cursor_.fail_here(ParseFault::Malformed);
  close_element();
  return true;
}

bool FrameReader::read_attributes() {
  for (std::size_t count = 0;; ++count) {
    const bool spaced = cursor_.take_space();
    if (cursor_.done()) return cursor_.fail(ParseFault::UnexpectedEnd);
    if (*cursor_.at == '>' || *cursor_.at == '/') return true;
    if (!spaced) return cursor_.fail(ParseFault::Malformed);
    if (count == limits_.attributes) return cursor_.fail(ParseFault::TooManyAttributes);
    if (!read_attribute()) return false;
  }
}

bool FrameReader::read_attribute() {
  QualifiedName name;
  if (!read_qualified_name(cursor_, name)) return false;
  cursor_.take_space();
  if (!cursor_.take('=')) return cursor_.fail_here(ParseFault::Malformed);
  cursor_.take_space();
  std::string_view value;
  if (!read_attribute_value(cursor_, scratch_, value)) return false;

  if (name.whole == "xmlns") return declare_namespace({}, value);
  if (name.prefix == "xmlns") return declare_namespace(name.local, value);
  tag_.has_prefixed_attribute |= !name.prefix.empty();
  tree_.attributes.push_back({.name = name.local, .ns = name.prefix, .value = value});
  return true;
}

bool FrameReader::declare_namespace(std::string_view prefix, std::string_view ns) {
  if (namespaces_.mark() == limits_.namespaces) return cursor_.fail(ParseFault::TooManyNamespaces);
  return namespaces_.declare(prefix, ns, tag_.namespace_mark, cursor_);
}

bool FrameReader::resolve_attributes() {
  const std::span<Attribute> attributes = std::span(tree_.attributes).subspan(tag_.first_attribute);
  if (tag_.has_prefixed_attribute) {
    for (Attribute& attribute : attributes) {
      if (attribute.ns.empty()) continue;
      const std::optional<std::string_view> ns = namespaces_.find(attribute.ns);
      if (!ns) return cursor_.fail(ParseFault::UnboundPrefix);
      attribute.ns = *ns;
    }
  }
  return are_distinct(attributes) || cursor_.fail(ParseFault::DuplicateAttribute);
}

bool FrameReader::open_element() {
  Node node;
  node.name = tag_.name.local;
  const std::optional<std::string_view> ns = namespaces_.find(tag_.name.prefix);
  if (!ns) return cursor_.fail(ParseFault::UnboundPrefix);
  node.ns = *ns;
  node.first_attribute = static_cast<std::uint32_t>(tag_.first_attribute);
  node.attribute_count = static_cast<std::uint32_t>(tree_.attributes.size() - tag_.first_attribute);
  if (!settle_text()) return false;
  const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
  if (!add_node(node)) return false;
  open_.push_back({.tag = tag_.name.whole, .namespace_mark = tag_.namespace_mark, .node = index});
  return true;
}

bool FrameReader::read_end_tag() {
  cursor_.at += 2;
  if (!cursor_.take(open_.back().tag)) return cursor_.fail_here(ParseFault::MismatchedTag);
  cursor_.take_space();
  if (!cursor_.take('>')) return cursor_.fail_here(ParseFault::MismatchedTag);
  close_element();
  return true;
}

void FrameReader::close_element() {
  const OpenElement& element = open_.back();
  if (element.text_runs > 1) tree_.nodes[element.node].text = join_text(element.node);
  tree_.nodes[element.node].end = static_cast<std::uint32_t>(tree_.nodes.size());
  namespaces_.restore(element.namespace_mark);
  open_.pop_back();
}

bool FrameReader::add_node(const Node& node) {
  if (tree_.nodes.size() == limits_.nodes) return cursor_.fail(ParseFault::TooManyNodes);
  tree_.nodes.push_back(node);
  return true;
}

bool FrameReader::add_text(std::string_view run) {
  if (run.empty()) return true;
  OpenElement& element = open_.back();
  if (!settle_text()) return false;
  ++element.text_runs;
  if (element.text_runs == 1) tree_.nodes[element.node].text = run;
  return is_childless(element) || add_text_node(run);
}

bool FrameReader::settle_text() {
  if (open_.empty()) return true;
  const OpenElement& element = open_.back();
  if (element.text_runs == 0 || !is_childless(element)) return true;
  return add_text_node(tree_.nodes[element.node].text);
}

bool FrameReader::add_text_node(std::string_view run) {
  Node node;
  node.kind = NodeKind::Text;
  node.text = run;
  node.end = static_cast<std::uint32_t>(tree_.nodes.size()) + 1;
  return add_node(node);
}

bool FrameReader::is_childless(const OpenElement& element) const { return tree_.nodes.size() == element.node + 1; }

std::string_view FrameReader::join_text(std::uint32_t element) {
  const char* const begin = scratch_.top();
  const auto end = static_cast<std::uint32_t>(tree_.nodes.size());
  for (std::uint32_t i = element + 1; i < end; i = tree_.nodes[i].end)
    if (tree_.nodes[i].kind == NodeKind::Text) scratch_.append(tree_.nodes[i].text);
  return {begin, scratch_.top()};
}

}  // namespace protocol::xml
