#pragma once

#include <string_view>

#include "protocol/xml/cursor.hpp"

namespace protocol::xml {

/// QName (Namespaces in XML 1.0, production 7).
struct QualifiedName {
  std::string_view prefix;  ///< Empty if there is none.
  std::string_view local;
  std::string_view whole;  ///< As written, with prefix and colon.
};

/// Reads a name without colon.
bool read_ncname(Cursor& cursor, std::string_view& name);

bool read_qualified_name(Cursor& cursor, QualifiedName& name);

}  // namespace protocol::xml
