#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// Message Replies (XEP-0461).
namespace protocol::xep0461 {

// What a message carries that answers another one.
struct Reply {
  static constexpr std::string_view kNamespace = "urn:xmpp:reply:0";

  Jid to;        // who wrote that one; empty: not said
  MessageId of;  // its <origin-id/>, else its id
  // How the body begins for clients that know no replies: lines after "> ". May be empty.
  std::string quoted;

  // nullopt: the message answers none.
  static std::optional<Reply> read(const xml::Element& message);
  void write(xml::Writer& writer) const;

  friend bool operator==(const Reply&, const Reply&) = default;
};

}  // namespace protocol::xep0461
