#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/core/jid.hpp"
#include "protocol/xml/element.hpp"

// Direct Invitations (XEP-0249): a person's own word to another.
namespace protocol::xep0249 {

inline constexpr std::string_view kNamespace = "jabber:x:conference";

struct Invitation {
  Jid room;  // bare
  std::string reason;

  friend bool operator==(const Invitation&, const Invitation&) = default;
};

// nullopt if there is none, or what it names is no room.
std::optional<Invitation> read(const xml::Element& message);

}  // namespace protocol::xep0249
