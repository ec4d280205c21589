#pragma once

#include <map>
#include <optional>

#include "protocol/core/time.hpp"
#include "protocol/im/events.hpp"
#include "shell/chat/conversations.hpp"
#include "shell/session/requests.hpp"

namespace shell::chat {

// Who is writing, both ways (XEP-0085). Ours is told only to people who are there to see it, and only when it changes.
class Typing {
 public:
  using Key = ui::model::ConversationKey;

  Typing(session::Requests& requests, const ConversationKeys& keys, Conversations& conversations)
      : requests_(requests), keys_(keys), conversations_(conversations) {}

  enum class Text : bool { Empty, Present };
  void draft_changed(const Key& in, Text text, protocol::Time now);
  void message_sent();            // a message says by itself that writing has ended (XEP-0085 §5.3)
  void left(protocol::Time now);  // the person looks at something else

  void heard(const Key& in, protocol::xep0085::ChatState state, protocol::Time now);
  void message_received(const Key& in);
  void gone(const Key& in) { message_received(in); }

  [[nodiscard]] std::optional<protocol::Time> deadline() const;
  void handle_timeout(protocol::Time now);
  void clear();

 private:
  struct Composing {
    Key in;
    protocol::Time pause_at;
  };
  void tell(const Key& in, protocol::xep0085::ChatState state, protocol::Time now);

  session::Requests& requests_;
  const ConversationKeys& keys_;
  Conversations& conversations_;
  std::optional<Composing> composing_;     // what we last told
  std::map<Key, protocol::Time> typists_;  // until when we believe it
};

}  // namespace shell::chat
