#include "protocol/xml/writer.hpp"

#include <cassert>
#include <utility>

#include "protocol/xml/characters.hpp"
#include "protocol/xml/escape.hpp"
#include "protocol/xml/tree.hpp"

namespace protocol::xml {

Writer& Writer::open(std::string_view name) {
  assert(is_ncname(name));
  assert(!open_.empty() && "the first element needs a namespace");
  const auto [ns_begin, ns_size] = std::pair(open_.back().ns_begin, open_.back().ns_size);
  open_tag(name, ns_begin, ns_size);
  return *this;
}

Writer& Writer::open(std::string_view name, std::string_view ns) {
  assert(is_ncname(name));
  if (ns == kXmlNamespace) return open_in_xml_namespace(name);
  if (!open_.empty() && default_ns() == ns) return open(name);
  const std::size_t ns_begin = namespaces_.size();
  namespaces_ += ns;
  open_tag(name, ns_begin, ns.size());
  append_attribute("xmlns", ns);
  return *this;
}

/// That namespace cannot be made the default (Namespaces in XML 1.0 §3); its prefix is always declared.
Writer& Writer::open_in_xml_namespace(std::string_view name) {
  const bool outermost = open_.empty();
  const std::size_t ns_begin = outermost ? 0 : open_.back().ns_begin;
  open_tag(std::string("xml:").append(name), ns_begin, namespaces_.size() - ns_begin);
  if (outermost) append_attribute("xmlns", {});
  return *this;
}

void Writer::open_tag(std::string_view qualified_name, std::size_t ns_begin, std::size_t ns_size) {
  begin_content();
  xml_ += '<';
  open_.push_back(
      {.name_begin = xml_.size(), .name_size = qualified_name.size(), .ns_begin = ns_begin, .ns_size = ns_size});
  xml_ += qualified_name;
  in_tag_ = true;
  made_up_prefixes_ = 0;
}

Writer& Writer::attribute(std::string_view name, std::string_view value) {
  assert(in_tag_ && "attributes come before content");
  assert(is_ncname(name) && name != "xmlns");
  append_attribute(name, value);
  return *this;
}

Writer& Writer::attribute(std::string_view name, std::string_view ns, std::string_view value) {
  if (ns.empty()) return attribute(name, value);
  assert(in_tag_ && "attributes come before content");
  assert(is_ncname(name));
  std::string qualified = "xml:";
  if (ns != kXmlNamespace) {
    qualified = 'a' + std::to_string(made_up_prefixes_++) + ':';
    append_attribute("xmlns:" + qualified.substr(0, qualified.size() - 1), ns);
  }
  append_attribute(qualified.append(name), value);
  return *this;
}

void Writer::append_attribute(std::string_view qualified_name, std::string_view value) {
  assert(!tag_has(qualified_name) && "an attribute may occur once");
  (xml_ += ' ').append(qualified_name).append("='");
  append_escaped_attribute(xml_, value);
  xml_ += '\'';
}

/// Walks the start tag being written: ` name='value'` after ` name='value'`, and no value holds an apostrophe.
bool Writer::tag_has(std::string_view qualified_name) const {
  std::string_view rest = std::string_view(xml_).substr(open_.back().name_begin + open_.back().name_size);
  while (!rest.empty()) {
    const std::size_t equals = rest.find('=');
    if (rest.substr(1, equals - 1) == qualified_name) return true;
    rest.remove_prefix(rest.find('\'', equals + 2) + 1);
  }
  return false;
}

Writer& Writer::text(std::string_view text) {
  assert(!open_.empty() && "text belongs inside an element");
  if (text.empty()) return *this;
  begin_content();
  append_escaped_text(xml_, text);
  return *this;
}

Writer& Writer::text_element(std::string_view name, std::string_view text) { return open(name).text(text).close(); }

Writer& Writer::text_element(std::string_view name, std::string_view ns, std::string_view text) {
  return open(name, ns).text(text).close();
}

Writer& Writer::append(const Serialized& elements) {
  if (elements.empty()) return *this;
  begin_content();
  xml_ += elements.view();
  return *this;
}

Writer& Writer::append(Element element) {
  if (!element) return *this;
  const Tree& tree = *element.tree_;
  const std::size_t outer_depth = depth();
  std::vector<std::uint32_t> ends;
  const std::uint32_t end = tree.nodes[element.index_].end;
  for (std::uint32_t i = element.index_; i < end; ++i) {
    for (; !ends.empty() && ends.back() == i; ends.pop_back()) close();
    const Node& node = tree.nodes[i];
    if (node.kind == NodeKind::Text) {
      text(node.text);
      continue;
    }
    open(node.name, node.ns);
    for (const Attribute& a : Element(&tree, i).attributes()) attribute(a.name, a.ns, a.value);
    if (node.end == i + 1) text(node.text);
    ends.push_back(node.end);
  }
  while (depth() > outer_depth) close();
  return *this;
}

Writer& Writer::close() {
  assert(!open_.empty() && "nothing is open");
  const Open element = open_.back();
  open_.pop_back();
  if (in_tag_) {
    xml_ += "/>";
  } else {
    xml_ += "</";
    xml_.append(xml_, element.name_begin, element.name_size);
    xml_ += '>';
  }
  in_tag_ = false;
  namespaces_.resize(open_.empty() ? 0 : open_.back().ns_begin + open_.back().ns_size);
  return *this;
}

void Writer::begin_content() {
  if (std::exchange(in_tag_, false)) xml_ += '>';
}

std::string_view Writer::default_ns() const {
  return std::string_view(namespaces_).substr(open_.back().ns_begin, open_.back().ns_size);
}

Serialized Writer::take() {
  assert(open_.empty() && "an element is still open");
  return Serialized(std::exchange(xml_, {}));
}

Serialized serialize(Element element) { return Writer().append(element).take(); }

}  // namespace protocol::xml
