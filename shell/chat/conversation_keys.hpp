#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "protocol/core/jid.hpp"
#include "ui/model/key.hpp"

namespace shell::chat {

// Gives out the keys of an account's conversations, and knows whose they are. While somebody is signed in, an address has one
// key, whether or not anything was said there.
class ConversationKeys {
 public:
  explicit ConversationKeys(ui::model::AccountId account) : account_(account) {}

  // `peer`: bare; full for the occupant of a room.
  ui::model::ConversationKey key(const protocol::Jid& peer);
  // Nothing: none was given out.
  [[nodiscard]] std::optional<ui::model::ConversationKey> find(const protocol::Jid& peer) const;
  // Null: it was not given out here, it may be another account's.
  [[nodiscard]] const protocol::Jid* peer(const ui::model::ConversationKey& key) const;
  // Only for a key that was given out here.
  [[nodiscard]] const protocol::Jid& peer_of(const ui::model::ConversationKey& key) const;
  // That address turned out to be a room.
  ui::model::ConversationKey found_room(const ui::model::ConversationKey& key);
  // They are signed out. What was given out is void, and is not given out again.
  void clear();

 private:
  ui::model::AccountId account_;
  std::unordered_map<protocol::Jid, ui::model::ConversationId> ids_;
  std::vector<const protocol::Jid*> peers_;  // by number, from first_; of ids_, whose nodes stay where they are
  std::uint32_t first_ = 1;
};

}  // namespace shell::chat
