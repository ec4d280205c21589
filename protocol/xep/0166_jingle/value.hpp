#pragma once

#include <string_view>

#include "protocol/sdp/grammar.hpp"
#include "protocol/xml/element.hpp"

namespace protocol::xep0166 {

// An attribute of a description or transport as its grammar reads it: without white space around it, empty where there is
// none. Other clients leave such space behind, and it would break the session description of a browser.
[[nodiscard]] inline std::string_view value_of(const xml::Element& element, std::string_view name) {
  return sdp::trim(element.attribute(name).value_or(std::string_view()));
}

}  // namespace protocol::xep0166
