#pragma once

#include <string_view>

#include "protocol/core/id.hpp"
#include "shell/chat/conversations.hpp"
#include "shell/model.hpp"

namespace shell::chat {

// The message of ours that is being corrected in the open conversation (XEP-0308). The text of its draft waits meanwhile.
class Editing {
 public:
  using Key = ui::model::ConversationKey;

  Editing(Model& model, const Conversations& conversations) : model_(model), conversations_(conversations) {}

  void begin_last(const Key& in);
  void begin(const Key& in, ui::model::MessageKey message);  // nothing, unless it is the last one
  void end();
  [[nodiscard]] bool goes_on(const Key& in) const;
  // What `text`, sent now, takes the place of. Empty: of nothing.
  [[nodiscard]] const protocol::MessageId& original() const { return original_; }
  [[nodiscard]] bool changes(std::string_view text) const;

  void settle();  // after each change: says whether there is something to correct

 private:
  Model& model_;
  const Conversations& conversations_;
  protocol::MessageId original_;  // empty: nothing is corrected
};

}  // namespace shell::chat
