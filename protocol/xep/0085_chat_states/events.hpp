#pragma once

#include <cstdint>

#include "protocol/core/jid.hpp"

// What people do while they do not send (XEP-0085), as values.
namespace protocol::xep0085 {

enum class ChatState : std::uint8_t { Active, Composing, Paused, Inactive, Gone };

// --- events

struct ChatStateReceived {
  Jid from;
  ChatState state = ChatState::Active;
};

// --- requests

// NotOnline also while suspended: it would be stale after a resume.
struct SendChatState {
  Jid to;
  ChatState state = ChatState::Active;
};

}  // namespace protocol::xep0085
