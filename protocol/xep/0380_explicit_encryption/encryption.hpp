#pragma once

#include <optional>
#include <string>

#include "protocol/xml/element.hpp"

// Explicit Message Encryption (XEP-0380), and the payloads of the methods themselves: how to tell a message that was meant
// for keys which we do not have.
namespace protocol::xep0380 {

// The method's name for people, such as "OMEMO", empty if it has none; nullopt: `message` is not encrypted. With keys alone
// and no words for anybody (OMEMO's key transport, XEP-0384 §4.5) there is nothing to read, and it does not count.
std::optional<std::string> method_of(const xml::Element& message);

}  // namespace protocol::xep0380
