#pragma once

#include <string_view>

#include "protocol/xml/element.hpp"

// Message Styling (XEP-0393): whether the signs in a body are meant. How they look is the interface's business.
namespace protocol::xep0393 {

inline constexpr std::string_view kNamespace = "urn:xmpp:styling:0";

// The sender says that the body is to be shown as it stands (§6).
inline bool is_unstyled(const xml::Element& message) {
  return static_cast<bool>(message.child("unstyled", kNamespace));
}

}  // namespace protocol::xep0393
