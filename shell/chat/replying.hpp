#pragma once

#include "protocol/core/jid.hpp"
#include "protocol/im/message.hpp"
#include "shell/chat/conversations.hpp"
#include "shell/model.hpp"

namespace shell::chat {

// The message that is being answered in the open conversation (XEP-0461).
class Replying {
 public:
  using Key = ui::model::ConversationKey;

  Replying(Model& model, const Conversations& conversations) : model_(model), conversations_(conversations) {}

  void begin(const Key& in, ui::model::MessageKey message);
  void end();
  // What makes the message sent next an answer: nothing, unless one is being written, to a message that is still there. `own`,
  // `peer`: who may have written that one.
  [[nodiscard]] std::optional<protocol::xep0461::Reply> take(const Key& in, const protocol::Jid& own,
                                                             const protocol::Jid& peer);

 private:
  [[nodiscard]] const Entry* find(const Key& in, ui::model::MessageKey message) const;

  Model& model_;
  const Conversations& conversations_;
  ui::model::MessageKey original_{};
};

}  // namespace shell::chat
