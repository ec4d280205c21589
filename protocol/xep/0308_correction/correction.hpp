#pragma once

#include <optional>
#include <string_view>

#include "protocol/core/id.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// Last Message Correction (XEP-0308).
namespace protocol::xep0308 {

// What a message carries that takes the place of an earlier one of the same sender.
struct Correction {
  static constexpr std::string_view kNamespace = "urn:xmpp:message-correct:0";

  MessageId of;  // the original's, however often it has been corrected (§4)

  // nullopt: the message is none, or names no other.
  static std::optional<Correction> read(const xml::Element& message);
  void write(xml::Writer& writer) const;

  friend bool operator==(const Correction&, const Correction&) = default;
};

}  // namespace protocol::xep0308
