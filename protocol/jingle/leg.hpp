#pragma once

#include <optional>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/jingle/events.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xep/0166_jingle/jingle.hpp"

namespace protocol::jingle {

// One person's part in a call, from the proposal to the end of the session that came of it.
struct Leg {
  CallId call;
  SessionId session;
  xep0166::Role role = xep0166::Role::Initiator;  // ours
  bool by_message = true;                         // begun by a proposal (XEP-0353); else by `session-initiate` at once
  Jid peer;      // bare while a proposal of ours is out, then the full address of the device
  Media wanted;  // what the caller proposed
  Time begun{};
  std::optional<CallState> shown;

  [[nodiscard]] bool is_ours() const { return role == xep0166::Role::Initiator; }
};

// Says that it has come to `state`; once.
void show(Leg& leg, CallState state, mux::Context& context);

}  // namespace protocol::jingle
