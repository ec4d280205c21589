#include "protocol/xml/namespace_scope.hpp"

#include "protocol/xml/element.hpp"

namespace protocol::xml {
namespace {

constexpr std::string_view kXmlnsNamespace = "http://www.w3.org/2000/xmlns/";

/// The prefix xml belongs to its namespace and the other way round; xmlns and its namespace cannot be declared.
bool is_reserved(std::string_view prefix, std::string_view ns) {
  return prefix == "xmlns" || ns == kXmlnsNamespace || (prefix == "xml") != (ns == kXmlNamespace);
}

}  // namespace

bool NamespaceScope::declare(std::string_view prefix, std::string_view ns, std::size_t mark, Cursor& cursor) {
  if (is_reserved(prefix, ns) || (ns.empty() && !prefix.empty())) return cursor.fail(ParseFault::ReservedNamespace);
  for (std::size_t i = mark; i < bindings_.size(); ++i)
    if (equal(bindings_[i].prefix, prefix)) return cursor.fail(ParseFault::DuplicateAttribute);
  bindings_.push_back({prefix, ns});
  return true;
}

std::optional<std::string_view> NamespaceScope::find(std::string_view prefix) const {
  for (std::size_t i = bindings_.size(); i-- > 0;)
    if (equal(bindings_[i].prefix, prefix)) return bindings_[i].ns;
  if (prefix.empty()) return std::string_view{};
  if (prefix == "xml") return kXmlNamespace;
  return std::nullopt;
}

}  // namespace protocol::xml
