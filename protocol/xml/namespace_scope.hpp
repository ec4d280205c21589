#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "protocol/xml/cursor.hpp"

namespace protocol::xml {

/// The namespace declarations in scope (Namespaces in XML 1.0 §6).
class NamespaceScope {
 public:
  /// How many declarations are in scope; restore() goes back to it.
  std::size_t mark() const { return bindings_.size(); }
  void restore(std::size_t mark) { bindings_.resize(mark); }

  /// Declares `prefix` (empty: the default namespace) on the element that began at `mark`. Fails at `cursor` if the
  /// names are reserved (§3), the prefix is undeclared (§5) or already declared on this element.
  bool declare(std::string_view prefix, std::string_view ns, std::size_t mark, Cursor& cursor);

  /// The namespace of `prefix`; nullopt if it is not declared. The empty prefix always has one, perhaps empty.
  std::optional<std::string_view> find(std::string_view prefix) const;

 private:
  struct Binding {
    std::string_view prefix;
    std::string_view ns;
  };
  std::vector<Binding> bindings_;
};

}  // namespace protocol::xml
