#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "protocol/core/jid.hpp"
#include "protocol/im/events.hpp"
#include "shell/chat/conversations.hpp"
#include "shell/model.hpp"
#include "shell/ports/display.hpp"
#include "shell/store/account_store.hpp"

namespace shell::chat {

// What a person has not seen yet: counts in the list, the title and the badge, and notifications while nobody looks.
class Attention {
 public:
  using Visibility = ports::DisplayListener::Visibility;
  using Key = ui::model::ConversationKey;
  using MissedCalls = std::map<Key, std::vector<protocol::Timestamp>>;  // when, by caller

  Attention(Model& model, store::AccountStore& store, ConversationKeys& keys, Conversations& conversations,
            ports::Notifier& notifier)
      : model_(model), store_(store), keys_(keys), conversations_(conversations), notifier_(notifier) {}

  void restore(const protocol::Jid& account);  // bare
  void set_visibility(Visibility visibility, protocol::Time now);
  [[nodiscard]] bool is_hidden() const { return visibility_ == Visibility::Hidden; }

  // `count` messages came; `text`: of the last one, for a notification; empty: none is due.
  void arrived(const Key& in, std::uint32_t count, std::string_view text, protocol::Time now);
  // The newest messages of the account after a sign-in: unread are those after the last that was seen on this device or
  // answered from any. On a device that never saw this account, nothing is.
  void arrived_before(std::span<const protocol::im::Message> page, const MissedCalls& missed, protocol::Time now);
  // The person looks at this conversation, or wrote into it from another device.
  void seen(const Key& in, protocol::Time now);

  // Tells the title and the badge when the sum changed.
  void refresh();
  void flush(protocol::Time now);  // writes what was put off
  [[nodiscard]] std::optional<protocol::Time> deadline() const { return write_at_; }
  void handle_timeout(protocol::Time now);
  void clear();

 private:
  // The last of each that was seen.
  struct Seen {
    std::string message;           // its id in the archive; empty: none
    protocol::Timestamp missed{};  // when the call came; 0: none
    friend bool operator==(const Seen&, const Seen&) = default;
  };

  [[nodiscard]] bool is_looked_at(const Key& in) const;
  [[nodiscard]] std::string tag(const Key& in) const;
  void write(protocol::Time now);

  Model& model_;
  store::AccountStore& store_;
  ConversationKeys& keys_;
  Conversations& conversations_;
  ports::Notifier& notifier_;
  std::string account_;
  std::unordered_map<Key, Seen> seen_;
  std::optional<protocol::Time> write_at_;
  std::uint32_t shown_total_ = 0;
  Visibility visibility_ = Visibility::Visible;
};

}  // namespace shell::chat
