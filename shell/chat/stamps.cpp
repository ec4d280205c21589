#include "shell/chat/stamps.hpp"

#include <algorithm>
#include <chrono>

namespace shell::chat {
namespace {

// Stored messages come right after the sign-in.
constexpr protocol::Duration kStoredPatience = std::chrono::seconds(30);
// So long a link may be dead before anybody notices.
constexpr std::chrono::minutes kUnnoticed{5};

}  // namespace

void Stamps::online(Now now) {
  stored_until_ = now.at + kStoredPatience;
  held_since_ = now.wall;
}

void Stamps::lost(Now now) {
  stored_until_ = now.at;
  held_since_ = now.wall - kUnnoticed;
}

protocol::Timestamp Stamps::time_of(const protocol::im::Message& message, Now now) const {
  const bool counts = message.sent_at && (now.at < stored_until_ || *message.sent_at >= held_since_);
  return counts ? std::min(*message.sent_at, now.wall) : now.wall;
}

}  // namespace shell::chat
