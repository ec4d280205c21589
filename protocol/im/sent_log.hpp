#pragma once

#include <cstddef>
#include <deque>
#include <unordered_map>
#include <unordered_set>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"

namespace protocol::im {

// Whom our own messages went to, to judge who may report on them. Remembers the last ones only.
class SentLog {
 public:
  // `peer` as in Message::peer(): bare, but for the occupant of a room.
  void record(const MessageId& id, const Jid& peer);
  // nullptr if unknown, or too long ago.
  [[nodiscard]] const Jid* peer_of(const MessageId& id) const;
  [[nodiscard]] bool has_written_to(const Jid& peer) const { return peers_.contains(peer); }

 private:
  static constexpr std::size_t kKept = 2048;

  std::unordered_map<MessageId, Jid> by_id_;
  std::deque<MessageId> order_;
  std::unordered_set<Jid> peers_;
};

}  // namespace protocol::im
