#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/xep/0166_jingle/jingle.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0167 {

inline constexpr std::string_view kRtpInfo = "urn:xmpp:jingle:apps:rtp:info:1";

enum class Info : std::uint8_t { Active, Hold, Mute, Ringing, Unhold, Unmute };

// What a `session-info` says (XEP-0167 §7).
struct SessionInfo {
  Info info = Info::Active;
  xep0166::Role creator = xep0166::Role::Initiator;  // of the content
  std::string content;                               // which one is muted or unmuted; empty: all

  friend bool operator==(const SessionInfo&, const SessionInfo&) = default;
};

// Reads the payload of `jingle`. Nothing if it has none of these.
[[nodiscard]] std::optional<SessionInfo> read_session_info(const xml::Element& jingle);
[[nodiscard]] xml::Serialized write_session_info(const SessionInfo& info);

}  // namespace protocol::xep0167
