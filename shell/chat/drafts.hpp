#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "protocol/core/time.hpp"
#include "shell/chat/conversation_keys.hpp"
#include "shell/store/account_store.hpp"

namespace shell::chat {

// What was typed and not sent yet, by conversation. Kept for the account, each by itself under the other side's address; written
// a moment after the last change.
class Drafts {
 public:
  using Key = ui::model::ConversationKey;

  Drafts(store::AccountStore& store, ConversationKeys& keys) : store_(store), keys_(keys) {}

  void restore(protocol::Time now);
  [[nodiscard]] std::string_view find(const Key& in) const;  // empty: none
  void put(const Key& in, std::string_view text, protocol::Time now);

  void flush(protocol::Time now);  // writes what was put off
  [[nodiscard]] std::optional<protocol::Time> deadline() const { return write_at_; }
  void handle_timeout(protocol::Time now);
  void erase();  // what is known here goes from the store too
  void clear();  // of memory alone

 private:
  void restore_from_one_value(protocol::Time now);
  void write(protocol::Time now);
  void remove(const Key& in);

  store::AccountStore& store_;
  ConversationKeys& keys_;
  std::unordered_map<Key, std::string> texts_;
  std::unordered_set<Key> changed_;  // since they were last written
  std::optional<protocol::Time> write_at_;
};

}  // namespace shell::chat
