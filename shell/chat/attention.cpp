#include "shell/chat/attention.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>

#include "shell/chat/timeline/preview.hpp"
#include "shell/store/record.hpp"
#include "ui/input.hpp"

namespace shell::chat {
namespace {

using protocol::Jid;

constexpr protocol::Duration kWriteDelay = std::chrono::seconds(2);
constexpr std::size_t kNotificationBytes = 240;
// A missed call is dated by this device when it happens, and by the archive later.
constexpr std::chrono::seconds kClocksDiffer{5};

// In the store, beside what is kept under addresses: no address begins so.
constexpr std::string_view kCallsOf = "call ";

protocol::Timestamp timestamp(std::string_view milliseconds) {
  std::int64_t count = 0;
  std::from_chars(milliseconds.data(), milliseconds.data() + milliseconds.size(), count);
  return protocol::Timestamp(std::chrono::milliseconds(count));
}

}  // namespace

// Archive ids of messages by address, and when missed calls came (in milliseconds since 1970) by "call " and the address.
void Attention::restore(const Jid& account) {
  account_ = account.str();
  const auto stored = store_.read(store::kSeen);
  std::string_view record = stored ? std::string_view(*stored) : std::string_view();
  while (auto address = store::take_field(record)) {
    const auto value = store::take_field(record);
    if (!value) return;
    const bool of_calls = address->starts_with(kCallsOf);
    const auto peer = Jid::parse(of_calls ? address->substr(kCallsOf.size()) : *address);
    if (!peer) continue;
    Seen& seen = seen_[keys_.key(*peer)];
    if (of_calls)
      seen.missed = timestamp(*value);
    else
      seen.message = *value;
  }
}

void Attention::set_visibility(Visibility visibility, protocol::Time now) {
  visibility_ = visibility;
  const auto& open = model_.read().open;
  if (visibility == Visibility::Visible && open) seen(open->key, now);
}

void Attention::arrived(const Key& in, std::uint32_t count, std::string_view text, protocol::Time now) {
  if (count == 0) return;
  if (is_looked_at(in)) {
    seen(in, now);
    return;
  }
  conversations_.add_unread(in, count);
  if (is_hidden() && !text.empty()) {
    notifier_.notify({.tag = tag(in),
                      .title = conversations_.name(in),
                      .text = preview(text, kNotificationBytes),
                      .place = ui::conversation_place(keys_.peer_of(in).str())});
  }
}

void Attention::arrived_before(std::span<const protocol::im::Message> page, const MissedCalls& missed,
                               protocol::Time now) {
  if (seen_.empty()) {
    for (const auto& message : page) seen(keys_.key(message.peer()), now);
    for (const auto& [in, calls] : missed) seen(in, now);
    return;
  }
  std::map<Key, std::uint32_t> unread;
  for (const auto& message : page) {
    if (message.content == protocol::im::Content::Reference) continue;
    const Key in = keys_.key(message.peer());
    const auto last_seen = seen_.find(in);
    const bool is_last_seen = last_seen != seen_.end() && last_seen->second.message == message.archive_id.id;
    if (message.direction == protocol::Direction::Outgoing || is_last_seen)
      unread[in] = 0;
    else if (message.payloads.find<protocol::xep0308::Correction>() == nullptr)
      ++unread[in];
  }
  for (const auto& [in, calls] : missed) {
    const auto known = seen_.find(in);
    const auto seen = (known != seen_.end() ? known->second.missed : protocol::Timestamp()) + kClocksDiffer;
    unread[in] += static_cast<std::uint32_t>(std::ranges::count_if(calls, [&](auto at) { return at > seen; }));
  }
  for (const auto& [in, count] : unread)
    if (is_looked_at(in))
      seen(in, now);
    else
      conversations_.raise_unread(in, count);
}

void Attention::seen(const Key& in, protocol::Time now) {
  const MessageTimeline* timeline = std::as_const(conversations_).find_timeline(in);
  if (timeline == nullptr) return;
  if (conversations_.clear_unread(in)) notifier_.withdraw(tag(in));
  Seen& last = seen_[in];
  Seen seen{.message = timeline->newest_incoming().id, .missed = std::max(last.missed, timeline->newest_missed())};
  if (seen != last) {
    last = std::move(seen);
    write_at_ = write_at_.value_or(now + kWriteDelay);
  }
}

// Of another page's notifications as well: they outlive the page.
std::string Attention::tag(const Key& in) const { return account_ + ' ' + keys_.peer_of(in).str(); }

void Attention::refresh() {
  const std::uint32_t total = conversations_.unread_total();
  if (std::exchange(shown_total_, total) != total) notifier_.set_unread(total);
}

void Attention::flush(protocol::Time now) {
  if (write_at_) write(now);
}

void Attention::handle_timeout(protocol::Time now) {
  if (write_at_ && *write_at_ <= now) write(now);
}

void Attention::clear() {
  seen_.clear();
  account_.clear();
  write_at_.reset();
}

bool Attention::is_looked_at(const Key& in) const {
  const auto& open = model_.read().open;
  return !is_hidden() && open && open->key == in;
}

void Attention::write(protocol::Time now) {
  write_at_.reset();
  std::string record;
  for (const auto& [in, seen] : seen_) {
    const std::string& address = keys_.peer_of(in).str();
    store::append_field(record, address);
    store::append_field(record, seen.message);
    if (seen.missed != protocol::Timestamp()) {
      store::append_field(record, std::string(kCallsOf) + address);
      store::append_field(record, std::to_string(seen.missed.time_since_epoch().count()));
    }
  }
  store_.write(store::kSeen, record, now);
}

}  // namespace shell::chat
