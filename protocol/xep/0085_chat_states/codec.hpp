#pragma once

#include <optional>
#include <string_view>

#include "protocol/im/events.hpp"
#include "protocol/xml/writer.hpp"

// Chat State Notifications (XEP-0085).
namespace protocol::xep0085 {

inline constexpr std::string_view kNamespace = "http://jabber.org/protocol/chatstates";

std::string_view state_name(im::ChatState state);
std::optional<im::ChatState> parse_state(std::string_view name);
void write_state(xml::Writer& writer, im::ChatState state);

}  // namespace protocol::xep0085
