#pragma once

#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/event.hpp"
#include "shell/store/values.hpp"

// How the last address of this device signed in, so that nobody between us and the server can talk us down to a weaker
// mechanism the next time (RFC 6120 §13.8.3).
namespace shell::connection {

// The weakest mechanism that `account` (bare) may use: Plain when nothing is known of it.
[[nodiscard]] protocol::SignInMechanism pinned_mechanism(store::Values& values, const protocol::Jid& account);

void pin_mechanism(store::Values& values, const protocol::Jid& account, protocol::SignInMechanism mechanism,
                   protocol::Time now);

}  // namespace shell::connection
