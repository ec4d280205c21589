#pragma once

#include <string>

#include "protocol/stream/events.hpp"
#include "protocol/xml/element.hpp"

namespace protocol::stream {

// A stream error that the server sent (RFC 6120 §4.9), in the terms of a session that was online and of one that was
// still signing in.
struct StreamError {
  StreamEnd when_online = StreamEnd::BadStanza;
  SignInError when_signing_in = SignInError::TemporaryFailure;
  std::string text;  // the server's words, or else the name of the condition
};

// `element` is <stream:error/>.
StreamError parse_stream_error(const xml::Element& element);

}  // namespace protocol::stream
