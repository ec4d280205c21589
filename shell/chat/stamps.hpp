#pragma once

#include "protocol/im/events.hpp"
#include "shell/now.hpp"

namespace shell::chat {

// When a message that came by itself was sent. Servers stamp what they held for us (XEP-0203), and do not remove stamps that
// the sender forged in their name: one counts only for a time in which the server can have held it.
class Stamps {
 public:
  void online(Now now);  // a session that knows nothing of the one before: the server may give what it stored
  void lost(Now now);    // the link was lost; a resumed stream gives what was sent since
  // At most now.
  [[nodiscard]] protocol::Timestamp time_of(const protocol::im::Message& message, Now now) const;

 private:
  protocol::Time stored_until_{};     // what was stored before the session may still come
  protocol::Timestamp held_since_{};  // nothing that was sent before can have been held
};

}  // namespace shell::chat
