#pragma once

#include <string>
#include <string_view>

#include "protocol/core/jid.hpp"

// XMPP over WebSocket (RFC 7395 §3): a stream is opened and closed by elements of their own.
namespace protocol::stream {

// `from` empty: not told, as before the connection is known to be confidential (RFC 6120 §4.7.1).
std::string open_frame(std::string_view domain, const Jid& from);
std::string close_frame();
// A stream error of ours (RFC 6120 §4.9) with a defined condition; a close_frame() follows it.
std::string error_frame(std::string_view condition);

}  // namespace protocol::stream
