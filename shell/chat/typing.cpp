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

void Typing::draft_changed(const Key& in, Text text, protocol::Time now) {
  if (composing_ && composing_->in != in) left(now);
  if (text == Text::Empty) {
    if (composing_) {
      tell(in, ChatState::Active, now);
      composing_.reset();
    }
    return;
  }
  if (composing_) {
    composing_->pause_at = now + kPause;
  } else if (conversations_.is_available(in)) {
    composing_ = Composing{.in = in, .pause_at = now + kPause};
    tell(in, ChatState::Composing, now);
  }
}

void Typing::message_sent() { composing_.reset(); }

void Typing::left(protocol::Time now) {
  if (composing_) {
    tell(composing_->in, ChatState::Paused, now);
    composing_.reset();
  }
}

void Typing::heard(const Key& in, ChatState state, protocol::Time now) {
  if (state != ChatState::Composing) {
    gone(in);
  } else if (conversations_.find_timeline(in) != nullptr) {
    typists_.insert_or_assign(in, now + kBelief);
    conversations_.set_typing(in, true);
  }
}

void Typing::message_received(const Key& in) {
  if (typists_.erase(in) > 0) conversations_.set_typing(in, false);
}

std::optional<protocol::Time> Typing::deadline() const {
  std::optional<protocol::Time> first = composing_ ? std::optional(composing_->pause_at) : std::nullopt;
  for (const auto& [in, until] : typists_) first = std::min(first.value_or(until), until);
  return first;
}

void Typing::handle_timeout(protocol::Time now) {
  if (composing_ && composing_->pause_at <= now) left(now);
  std::erase_if(typists_, [&](const auto& typist) {
    const bool over = typist.second <= now;
    if (over) conversations_.set_typing(typist.first, false);
    return over;
  });
}

void Typing::clear() {
  composing_.reset();
  typists_.clear();
}

void Typing::tell(const Key& in, ChatState state, protocol::Time now) {
  // Not online: nobody is told, and nothing is lost by it.
  (void)requests_.send(protocol::xep0085::SendChatState{.to = keys_.peer_of(in), .state = state}, now);
}

}  // namespace shell::chat
