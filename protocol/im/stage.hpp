#pragma once

#include <cstdint>
#include <expected>

#include "protocol/core/error.hpp"
#include "protocol/im/message.hpp"
#include "protocol/mux/module.hpp"

namespace protocol::im {

// Something that is done to a message of ours before it goes out and may take time, such as an upload or encryption. The
// outbox has it go through its stages one after the other.
class Stage {
 public:
  enum class Progress : std::uint8_t { Done, Working };

  virtual ~Stage() = default;
  // Asked when the message's turn has come, and again with each Outbox::go_on() until it is Done; after the session was lost
  // it may begin anew. An error: the message cannot be sent.
  virtual std::expected<Progress, StanzaError> work(SendMessage& message, mux::Context& context) = 0;
};

}  // namespace protocol::im
