#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// Message Reactions (XEP-0444).
namespace protocol::xep0444 {

// What a message carries that says how its sender reacts to another one, in place of what the same person said before.
struct Reactions {
  static constexpr std::string_view kNamespace = "urn:xmpp:reactions:0";

  MessageId to;                    // its <origin-id/>, else its id (§4.2)
  std::vector<std::string> emoji;  // each once, few, short; none: no longer

  // nullopt: the message is none, or names no other.
  static std::optional<Reactions> read(const xml::Element& message);
  void write(xml::Writer& writer) const;

  friend bool operator==(const Reactions&, const Reactions&) = default;
};

}  // namespace protocol::xep0444
