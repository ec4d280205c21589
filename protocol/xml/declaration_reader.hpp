#pragma once

#include "protocol/xml/cursor.hpp"

namespace protocol::xml {

/// Passes over an XML declaration (XML 1.0, production 23) if there is one. It must not name an encoding but UTF-8
/// (RFC 6120 §11.6).
bool read_declaration(Cursor& cursor);

}  // namespace protocol::xml
