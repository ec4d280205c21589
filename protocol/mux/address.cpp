#include "protocol/mux/address.hpp"

namespace protocol::mux {
namespace {

bool is_own_server(const Jid& jid, const Jid& self) {
  if (jid.empty()) return true;
  if (!jid.is_bare() || jid.domain() != self.domain()) return false;
  return jid.local().empty() || jid.local() == self.local();
}

}  // namespace

bool answers(const Jid& from, const Jid& to, const Jid& self) {
  return from == to || (is_own_server(from, self) && is_own_server(to, self));
}

}  // namespace protocol::mux
