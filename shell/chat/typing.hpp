#pragma once

#include <map>
#include <optional>

#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/im/events.hpp"
#include "shell/chat/conversations.hpp"
#include "shell/requests.hpp"

namespace shell::chat {

// Who is writing, both ways (XEP-0085). Ours is told only to people who are there to see it, and only when it changes.
class Typing {
 public:
  Typing(Requests& requests, Conversations& conversations) : requests_(requests), conversations_(conversations) {}

  enum class Text : bool { Empty, Present };
  void draft_changed(const protocol::Jid& peer, Text text, protocol::Time now);
  void message_sent();            // a message says by itself that writing has ended (XEP-0085 §5.3)
  void left(protocol::Time now);  // the person looks at something else

  void heard(const protocol::xep0085::ChatStateReceived& state, protocol::Time now);
  void message_received(const protocol::Jid& peer);
  void gone(const protocol::Jid& peer) { message_received(peer); }

  [[nodiscard]] std::optional<protocol::Time> deadline() const;
  void handle_timeout(protocol::Time now);
  void clear();

 private:
  struct Composing {
    protocol::Jid peer;
    protocol::Time pause_at;
  };
  void tell(const protocol::Jid& peer, protocol::xep0085::ChatState state, protocol::Time now);

  Requests& requests_;
  Conversations& conversations_;
  std::optional<Composing> composing_;               // what we last told
  std::map<protocol::Jid, protocol::Time> typists_;  // until when we believe it
};

}  // namespace shell::chat
