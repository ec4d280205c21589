#pragma once

#include <optional>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xep/0166_jingle/reason.hpp"
#include "protocol/xep/0353_jmi/message.hpp"

namespace protocol::jmi {

// Sends a message that the archives keep (XEP-0353 §3).
void send(const Jid& to, const xep0353::Message& message, mux::Context& context);
void send(const Jid& to, xep0353::Kind kind, const SessionId& id, std::optional<xep0166::Reason> reason,
          mux::Context& context);

}  // namespace protocol::jmi
