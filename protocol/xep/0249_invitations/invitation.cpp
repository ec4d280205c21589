#include "protocol/xep/0249_invitations/invitation.hpp"

#include <utility>

namespace protocol::xep0249 {

std::optional<Invitation> read(const xml::Element& message) {
  const auto x = message.child("x", kNamespace);
  auto room = Jid::parse(x.attribute("jid").value_or(std::string_view{}));
  if (!room || !room->is_bare() || room->local().empty()) return std::nullopt;
  return Invitation{std::move(*room), std::string(x.attribute("reason").value_or(std::string_view{}))};
}

}  // namespace protocol::xep0249
