#pragma once

#include <string>
#include <string_view>

#include "protocol/im/events.hpp"
#include "protocol/mux/module.hpp"

// What a message has for people to see, whichever extension it is of. The one place that decides whether a message is one.
namespace protocol::im {

// Fills everything of `message` but its envelope, which is filled already. False: there is nothing to see or to do in it, such
// as in a chat state, a receipt, a marker, an event of PEP, a signal of a call, or in a body of white space; it makes no entry
// and no unread count. `language` (BCP 47; may be empty): that of the reader.
bool read_payloads(const mux::Stanza& stanza, const Jid& self, std::string_view language, Message& message);

struct PayloadName {
  std::string_view name;
  std::string_view ns;
};
// The text of the children `name` (bodies, subjects) in the reader's language, else in none, else the first
// (RFC 6121 §5.2.3, §5.2.4); those that show nothing do not count.
std::string text_in(const xml::Element& message, PayloadName name, std::string_view language);

}  // namespace protocol::im
