#include "protocol/xml/element.hpp"

#include <algorithm>

#include "protocol/xml/characters.hpp"
#include "protocol/xml/tree.hpp"

namespace protocol::xml {

std::string_view Element::name() const { return tree_ ? tree_->nodes[index_].name : std::string_view{}; }

std::string_view Element::ns() const { return tree_ ? tree_->nodes[index_].ns : std::string_view{}; }

bool Element::is(std::string_view name, std::string_view ns) const {
  return tree_ != nullptr && tree_->nodes[index_].name == name && tree_->nodes[index_].ns == ns;
}

std::optional<std::string_view> Element::attribute(std::string_view name, std::string_view ns) const {
  for (const Attribute& attribute : attributes())
    if (equal(attribute.name, name) && equal(attribute.ns, ns)) return attribute.value;
  return std::nullopt;
}

std::span<const Attribute> Element::attributes() const {
  if (!tree_) return {};
  const Node& node = tree_->nodes[index_];
  return std::span(tree_->attributes).subspan(node.first_attribute, node.attribute_count);
}

std::string_view Element::text() const { return tree_ ? tree_->nodes[index_].text : std::string_view{}; }

Children Element::children() const { return {tree_, index_, std::nullopt}; }

Children Element::children(std::string_view name) const { return children(name, ns()); }

Children Element::children(std::string_view name, std::string_view ns) const {
  return {tree_, index_, Children::Filter{.name = name, .ns = ns}};
}

Element Element::child(std::string_view name) const { return child(name, ns()); }

Element Element::child(std::string_view name, std::string_view ns) const {
  const Children matching = children(name, ns);
  return matching.empty() ? Element{} : *matching.begin();
}

Element Element::first_child() const {
  const Children all = children();
  return all.empty() ? Element{} : *all.begin();
}

Children::Children(const Tree* tree, std::uint32_t parent, std::optional<Filter> filter)
    : tree_(tree), filter_(filter) {
  if (!tree) return;
  end_ = tree->nodes[parent].end;
  first_ = seek(parent + 1);
}

std::uint32_t Children::next(std::uint32_t index) const { return seek(tree_->nodes[index].end); }

std::uint32_t Children::seek(std::uint32_t index) const {
  for (; index < end_; index = tree_->nodes[index].end) {
    const Node& node = tree_->nodes[index];
    if (node.kind != NodeKind::Element) continue;
    if (!filter_ || (node.name == filter_->name && node.ns == filter_->ns)) return index;
  }
  return end_;
}

}  // namespace protocol::xml
