#pragma once

#include <optional>

#include "protocol/core/error.hpp"
#include "protocol/core/time.hpp"
#include "protocol/jingle/contents.hpp"
#include "protocol/jingle/events.hpp"
#include "protocol/xep/0166_jingle/reason.hpp"

// What reasons on the wire mean for people, and which reason goes onto the wire.
namespace protocol::jingle {

// Why a session ended for us when the other side gave `condition` (XEP-0166 §7.4). `connected_at`: if media ever connected.
[[nodiscard]] EndReason end_reason(xep0166::Condition condition, std::optional<Time> connected_at);
// The reason to end a session with contents that have this fault.
[[nodiscard]] xep0166::Condition condition_for(ContentsFault fault);
// Why a call ended when the stanza that carries it was answered by this error.
[[nodiscard]] EndReason end_reason(StanzaCondition condition);

}  // namespace protocol::jingle
