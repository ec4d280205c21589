#pragma once

#include <optional>
#include <string_view>

#include "protocol/core/error.hpp"
#include "protocol/xml/element.hpp"

// Stanza errors on the wire (RFC 6120 §8.3).
namespace protocol::mux {

// The element name of a defined condition; the conditions of our own side have none and give "undefined-condition".
std::string_view condition_name(StanzaCondition condition);
// nullopt for a name that RFC 6120 §8.3.3 does not define.
std::optional<StanzaCondition> parse_condition(std::string_view name);

// What the <error/> in `stanza` says; UndefinedCondition if there is none or it is incomplete.
StanzaError parse_stanza_error(const xml::Element& stanza);

}  // namespace protocol::mux
