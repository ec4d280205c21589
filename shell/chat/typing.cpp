#include "shell/chat/typing.hpp"

#include <algorithm>
#include <chrono>

namespace shell::chat {
namespace {

using protocol::xep0085::ChatState;

// Without a key for this long, writing has paused (XEP-0085 §5.2 suggests 30 s; people look away sooner).
constexpr protocol::Duration kPause = std::chrono::seconds(6);
// The other side may vanish without a word.
constexpr protocol::Duration kBelief = std::chrono::seconds(30);

}  // namespace

void Typing::draft_changed(const protocol::Jid& peer, Text text, protocol::Time now) {
  if (composing_ && composing_->peer != peer) {
    left(now);
  }
  if (text == Text::Empty) {
    if (composing_) {
      tell(peer, ChatState::Active, now);
      composing_.reset();
    }
    return;
  }
  if (composing_) {
    composing_->pause_at = now + kPause;
  } else if (conversations_.is_available(peer)) {
    composing_ = Composing{.peer = peer, .pause_at = now + kPause};
    tell(peer, ChatState::Composing, now);
  }
}

void Typing::message_sent() { composing_.reset(); }

void Typing::left(protocol::Time now) {
  if (composing_) {
    tell(composing_->peer, ChatState::Paused, now);
    composing_.reset();
  }
}

void Typing::heard(const protocol::xep0085::ChatStateReceived& state, protocol::Time now) {
  const protocol::Jid peer = state.from.bare();
  if (state.state != ChatState::Composing) {
    gone(peer);
  } else if (conversations_.find_timeline(peer) != nullptr) {
    typists_.insert_or_assign(peer, now + kBelief);
    conversations_.set_typing(peer, true);
  }
}

void Typing::message_received(const protocol::Jid& peer) {
  if (typists_.erase(peer) > 0) {
    conversations_.set_typing(peer, false);
  }
}

std::optional<protocol::Time> Typing::deadline() const {
  std::optional<protocol::Time> first = composing_ ? std::optional(composing_->pause_at) : std::nullopt;
  for (const auto& [peer, until] : typists_) {
    first = std::min(first.value_or(until), until);
  }
  return first;
}

void Typing::handle_timeout(protocol::Time now) {
  if (composing_ && composing_->pause_at <= now) {
    left(now);
  }
  std::erase_if(typists_, [&](const auto& typist) {
    const bool over = typist.second <= now;
    if (over) {
      conversations_.set_typing(typist.first, false);
    }
    return over;
  });
}

void Typing::clear() {
  composing_.reset();
  typists_.clear();
}

void Typing::tell(const protocol::Jid& peer, ChatState state, protocol::Time now) {
  // Not online: nobody is told, and nothing is lost by it.
  (void)requests_.send(protocol::xep0085::SendChatState{.to = peer, .state = state}, now);
}

}  // namespace shell::chat
