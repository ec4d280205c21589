#pragma once

#include <optional>
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

// `frame` with the prefix `stream` declared, if it begins with an element of that prefix. RFC 7395 §3.3.3 wants every frame
// to stand on its own, but Prosody leaves the declaration out of errors before a stream is accepted, as if there were a
// stream element around them (RFC 6120 §4.8.5).
std::optional<std::string> declare_stream_prefix(std::string_view frame);

}  // namespace protocol::stream
