#include "shell/chat/attention.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>

#include "shell/chat/preview.hpp"
#include "shell/store/record.hpp"
#include "ui/input.hpp"

namespace shell::chat {
namespace {

using protocol::Jid;

constexpr protocol::Duration kWriteDelay = std::chrono::seconds(2);
constexpr std::size_t kNotificationBytes = 240;
// A missed call is dated by this device when it happens, and by the archive later.
constexpr std::chrono::seconds kClocksDiffer{5};

// What seen_ has missed calls of `peer` under: no address begins so.
std::string calls_of(const Jid& peer) { return "call " + peer.str(); }

}  // namespace

void Attention::restore() {
  const auto stored = store_.read(store::kSeen);
  std::string_view record = stored ? std::string_view(*stored) : std::string_view();
  while (const auto address = store::take_field(record)) {
    const auto id = store::take_field(record);
    if (!id) {
      return;
    }
    seen_.emplace(*address, *id);
  }
}

void Attention::set_visibility(Visibility visibility, protocol::Time now) {
  visibility_ = visibility;
  const auto& open = model_.read().open;
  if (visibility == Visibility::Visible && open) {
    if (const auto peer = Jid::parse(open->address)) {
      seen(*peer, now);
    }
  }
}

void Attention::arrived(const Jid& peer, std::uint32_t count, std::string_view text, protocol::Time now) {
  if (count == 0) {
    return;
  }
  if (is_looked_at(peer)) {
    seen(peer, now);
    return;
  }
  conversations_.add_unread(peer, count);
  if (is_hidden() && !text.empty()) {
    notifier_.notify({.tag = peer.str(),
                      .title = conversations_.name(peer),
                      .text = preview(text, kNotificationBytes),
                      .place = ui::conversation_place(peer.str())});
  }
}

void Attention::arrived_before(std::span<const protocol::im::Message> page, const MissedCalls& missed,
                               protocol::Time now) {
  if (seen_.empty()) {
    for (const auto& message : page) {
      seen(message.peer(), now);
    }
    for (const auto& [peer, calls] : missed) {
      seen(peer, now);
    }
    return;
  }
  std::map<Jid, std::uint32_t> unread;
  for (const auto& message : page) {
    const Jid peer = message.peer();
    const auto last_seen = seen_.find(peer.str());
    const bool is_last_seen = last_seen != seen_.end() && last_seen->second == message.archive_id.value;
    if (message.direction == protocol::Direction::Outgoing || is_last_seen) {
      unread[peer] = 0;
    } else {
      ++unread[peer];
    }
  }
  for (const auto& [peer, calls] : missed) {
    const protocol::Timestamp seen = calls_seen(peer) + kClocksDiffer;
    unread[peer] += static_cast<std::uint32_t>(std::ranges::count_if(calls, [&](auto at) { return at > seen; }));
  }
  for (const auto& [peer, count] : unread) {
    if (is_looked_at(peer)) {
      seen(peer, now);
    } else {
      conversations_.raise_unread(peer, count);
    }
  }
}

void Attention::seen(const Jid& peer, protocol::Time now) {
  const MessageTimeline* timeline = std::as_const(conversations_).find_timeline(peer);
  if (timeline == nullptr) {
    return;
  }
  if (conversations_.clear_unread(peer)) {
    notifier_.withdraw(peer.str());
  }
  note_seen(peer.str(), timeline->newest_incoming().value, now);
  const protocol::Timestamp missed = timeline->newest_missed();
  if (missed > calls_seen(peer)) {
    note_seen(calls_of(peer), std::to_string(missed.time_since_epoch().count()), now);
  }
}

void Attention::note_seen(const std::string& what, std::string value, protocol::Time now) {
  std::string& last_seen = seen_[what];
  if (last_seen != value) {
    last_seen = std::move(value);
    write_at_ = write_at_.value_or(now + kWriteDelay);
  }
}

protocol::Timestamp Attention::calls_seen(const Jid& peer) const {
  const auto seen = seen_.find(calls_of(peer));
  std::int64_t milliseconds = 0;
  if (seen != seen_.end()) {
    std::from_chars(seen->second.data(), seen->second.data() + seen->second.size(), milliseconds);
  }
  return protocol::Timestamp(std::chrono::milliseconds(milliseconds));
}

void Attention::refresh() {
  const std::uint32_t total = conversations_.unread_total();
  if (std::exchange(shown_total_, total) != total) {
    notifier_.set_unread(total);
  }
}

void Attention::flush(protocol::Time now) {
  if (write_at_) {
    write(now);
  }
}

void Attention::handle_timeout(protocol::Time now) {
  if (write_at_ && *write_at_ <= now) {
    write(now);
  }
}

void Attention::clear() {
  seen_.clear();
  write_at_.reset();
}

bool Attention::is_looked_at(const Jid& peer) const {
  const auto& open = model_.read().open;
  return !is_hidden() && open && open->address == peer.str();
}

void Attention::write(protocol::Time now) {
  write_at_.reset();
  std::string record;
  for (const auto& [address, id] : seen_) {
    store::append_field(record, address);
    store::append_field(record, id);
  }
  store_.write(store::kSeen, record, now);
}

}  // namespace shell::chat
