#include "protocol/xep/0045_muc/user.hpp"

#include <string>
#include <utility>

namespace protocol::xep0045 {

std::optional<MediatedInvitation> read_invitation(const xml::Element& message, const Jid& sender) {
  if (!sender.is_bare() || sender.local().empty()) return std::nullopt;
  const auto invite = message.child("x", kUserNamespace).child("invite");
  if (!invite) return std::nullopt;
  MediatedInvitation result{{sender, std::string(invite.child("reason").text())}, {}};
  if (auto from = Jid::parse(invite.attribute("from").value_or(std::string_view{})))
    result.from = from->bare() == sender ? std::move(*from) : from->bare();
  return result;
}

bool is_private(const xml::Element& message, const Jid& other) {
  if (other.is_bare() || other.local().empty()) return false;
  const auto x = message.child("x", kUserNamespace);
  return x && !x.child("invite") && !x.child("decline");
}

void write_private(xml::Writer& writer) { writer.open("x", kUserNamespace).close(); }

}  // namespace protocol::xep0045
