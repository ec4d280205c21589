#pragma once

#include <optional>
#include <string>

#include "tests/support/protocol/server.hpp"

// What a Server keeps; for its own sources only.
namespace support {

struct Server::Connection {
  enum class State : std::uint8_t { New, Open, Authenticating, Authenticated, OpenAgain, Bound };

  ConnectionId id = 0;
  State state = State::New;
  std::optional<ScramServer> scram;
  std::string user;
  BoundSession* session = nullptr;
};

struct Server::BoundSession {
  protocol::Jid jid;  // full
  std::string user;
  std::optional<ConnectionId> connection;  // none while it waits to be resumed
  bool available = false;
  std::string presence;  // the last one that it sent, with its `from`
  bool carbons = false;

  bool managed = false;   // XEP-0198
  std::string resume_id;  // empty: cannot be resumed
  std::uint32_t received = 0;
  std::uint32_t acked = 0;
  std::deque<std::string> unacked;
};

}  // namespace support
