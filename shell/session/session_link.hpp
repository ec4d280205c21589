#pragma once

#include "protocol/core/time.hpp"
#include "protocol/session.hpp"
#include "shell/session/requests.hpp"

namespace shell::session {

// The session's life, for whoever opens and closes transports. What comes of a call arrives later as events.
class SessionLink : public Requests {
 public:
  // A new session in place of any earlier one, whose events are dropped. `config.seed` is filled in.
  virtual void begin(protocol::SessionConfig config) = 0;
  virtual void discard() = 0;
  virtual void transport_opened(protocol::Time now) = 0;
  virtual void transport_closed(protocol::Time now) = 0;
};

}  // namespace shell::session
