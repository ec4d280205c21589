#pragma once

#include <optional>
#include <string_view>

#include "protocol/xep/0085_chat_states/events.hpp"
#include "protocol/xml/writer.hpp"

// Chat State Notifications (XEP-0085).
namespace protocol::xep0085 {

inline constexpr std::string_view kNamespace = "http://jabber.org/protocol/chatstates";

std::string_view state_name(ChatState state);
std::optional<ChatState> parse_state(std::string_view name);
void write_state(xml::Writer& writer, ChatState state);

}  // namespace protocol::xep0085
