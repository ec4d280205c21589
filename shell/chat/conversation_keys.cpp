#include "shell/chat/conversation_keys.hpp"

#include <cassert>
#include <cstdint>

namespace shell::chat {

using protocol::Jid;
using ui::model::ConversationId;
using ui::model::ConversationKey;
using ui::model::ConversationKind;

ConversationKey ConversationKeys::key(const Jid& peer) {
  const auto [place, made] = ids_.try_emplace(peer);
  if (made) {
    const auto number = first_ + static_cast<std::uint32_t>(peers_.size());
    place->second = ConversationId(peer.is_bare() ? ConversationKind::Direct : ConversationKind::Whisper, number);
    peers_.push_back(&place->first);
  }
  return {.account = account_, .conversation = place->second};
}

std::optional<ConversationKey> ConversationKeys::find(const Jid& peer) const {
  const auto found = ids_.find(peer);
  return found == ids_.end() ? std::nullopt
                             : std::optional(ConversationKey{.account = account_, .conversation = found->second});
}

const Jid* ConversationKeys::peer(const ConversationKey& key) const {
  const std::uint32_t number = key.conversation.number();
  const bool is_ours = key.account == account_ && number >= first_ && number - first_ < peers_.size();
  return is_ours ? peers_[number - first_] : nullptr;
}

const Jid& ConversationKeys::peer_of(const ConversationKey& key) const {
  const Jid* const found = peer(key);
  assert(found != nullptr);
  return *found;
}

ConversationKey ConversationKeys::found_room(const ConversationKey& key) {
  ConversationId& id = ids_.at(peer_of(key));
  id = ConversationId(ConversationKind::Room, id.number());
  return {.account = account_, .conversation = id};
}

void ConversationKeys::clear() {
  first_ += static_cast<std::uint32_t>(peers_.size());
  peers_.clear();
  ids_.clear();
}

}  // namespace shell::chat
