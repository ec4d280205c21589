#pragma once

#include <optional>
#include <string_view>

#include "protocol/core/id.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// Message Retraction (XEP-0424).
namespace protocol::xep0424 {

// What a message carries by which its sender takes an earlier one back.
struct Retraction {
  static constexpr std::string_view kNamespace = "urn:xmpp:message-retract:1";
  // The body for clients that know no retraction (§3).
  static constexpr std::string_view kFallback =
      "/me retracted a previous message, but it's unsupported by your client.";

  MessageId of;  // its id (§5.1)

  // nullopt: the message is none, or names no other.
  static std::optional<Retraction> read(const xml::Element& message);
  void write(xml::Writer& writer) const;

  friend bool operator==(const Retraction&, const Retraction&) = default;
};

// Whether an archive has put this in the place of a message that was retracted (§4).
bool is_tombstone(const xml::Element& message);

}  // namespace protocol::xep0424
