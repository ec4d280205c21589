#pragma once

#include "protocol/mux/module.hpp"

namespace protocol::mux {

// Whether `stanza` comes from our server on behalf of our account: without `from`, or from our bare address
// (RFC 6120 §8.1.2.1). Only then may it change our roster or carry carbons and archived messages.
[[nodiscard]] inline bool speaks_for_account(const Stanza& stanza, const Jid& self) {
  return stanza.from.empty() ||
         (stanza.from.is_bare() && stanza.from.domain() == self.domain() && stanza.from.local() == self.local());
}

// Whether an answer from `from` can be the one to a request that was sent to `to` (empty: our account). What our own
// server says may come without `from`, from the bare address or from the domain (RFC 6120 §8.1.2.1, §10.3).
[[nodiscard]] bool answers(const Jid& from, const Jid& to, const Jid& self);

}  // namespace protocol::mux
