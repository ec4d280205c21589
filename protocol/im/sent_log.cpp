#include "protocol/im/sent_log.hpp"

namespace protocol::im {

void SentLog::record(const MessageId& id, const Jid& peer) {
  peers_.insert(peer);
  if (!by_id_.insert_or_assign(id, peer).second) return;
  order_.push_back(id);
  if (order_.size() <= kKept) return;
  by_id_.erase(order_.front());
  order_.pop_front();
}

const Jid* SentLog::peer_of(const MessageId& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &found->second;
}

}  // namespace protocol::im
