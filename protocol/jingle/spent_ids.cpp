#include "protocol/jingle/spent_ids.hpp"

#include <algorithm>

namespace protocol::jingle {
namespace {

constexpr std::size_t kMaxIds = 256;

}  // namespace

void SpentIds::add(const SessionId& id) {
  if (ids_.size() == kMaxIds) ids_.pop_front();
  ids_.push_back(id);
}

void SpentIds::forget(const SessionId& id) { std::erase(ids_, id); }

bool SpentIds::contains(const SessionId& id) const { return std::ranges::contains(ids_, id); }

}  // namespace protocol::jingle
