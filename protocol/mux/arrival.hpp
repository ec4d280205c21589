#pragma once

#include <cstdint>

namespace protocol {

// How a message came to us.
enum class Arrival : std::uint8_t {
  Live,     // sent to this session
  Carbon,   // a copy of what another session of ours sent or received (XEP-0280)
  Archive,  // out of an archive (XEP-0313)
};

enum class Direction : std::uint8_t { Incoming, Outgoing };

}  // namespace protocol
