#include "protocol/mux/pending.hpp"

#include <algorithm>
#include <utility>

#include "protocol/mux/address.hpp"

namespace protocol::mux {

std::optional<Pending> PendingReplies::take(std::string_view id, const Jid& from, const Jid& self) {
  const auto found = std::ranges::find_if(
      list_, [&](const Pending& pending) { return pending.id == id && answers(from, pending.to, self); });
  if (found == list_.end()) return std::nullopt;
  Pending pending = std::move(*found);
  list_.erase(found);
  return pending;
}

bool PendingReplies::knows(std::string_view id) const { return std::ranges::contains(list_, id, &Pending::id); }

std::vector<Pending> PendingReplies::take_expired(Time now) {
  const auto expired = std::ranges::stable_partition(list_, [now](const Pending& p) { return p.expires > now; });
  std::vector<Pending> out(std::move_iterator(expired.begin()), std::move_iterator(expired.end()));
  list_.erase(expired.begin(), expired.end());
  return out;
}

std::optional<Time> PendingReplies::next_expiry() const {
  const auto first = std::ranges::min_element(list_, {}, &Pending::expires);
  return first == list_.end() ? std::nullopt : std::optional(first->expires);
}

}  // namespace protocol::mux
