#include "shell/chat/timeline.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <ranges>
#include <utility>

namespace shell::chat {
namespace {

using protocol::im::Direction;
using protocol::im::Message;
using ui::model::Delivery;
using ui::model::ItemKind;

// How far a stamp may lie ahead of our clock before it is not believed.
constexpr std::chrono::minutes kClockSkew{5};

ItemKind kind_of(const Message& message) {
  return message.direction == Direction::Incoming ? ItemKind::Incoming : ItemKind::Outgoing;
}

Delivery delivery_of(const Message& message) {
  return message.direction == Direction::Incoming ? Delivery::None : Delivery::Stored;
}

// What a later report may replace: a refusal comes after our own server took the message; a receipt outweighs both.
int rank(Delivery delivery) {
  switch (delivery) {
    case Delivery::None: return 0;
    case Delivery::Waiting: return 1;
    case Delivery::Stored: return 2;
    case Delivery::Failed: return 3;
    case Delivery::Received: return 4;
  }
  return 0;
}

bool is_call(const MessageTimeline::Entry& entry) {
  return entry.kind == ItemKind::MissedCall || entry.kind == ItemKind::EndedCall;
}

std::unique_ptr<MessageTimeline::Entry> make_entry(const Message& message, protocol::Timestamp time) {
  return std::make_unique<MessageTimeline::Entry>(MessageTimeline::Entry{.kind = kind_of(message),
                                                                         .id = message.id,
                                                                         .archive_id = message.archive_id,
                                                                         .text = message.body,
                                                                         .styled = message.styled,
                                                                         .time = time,
                                                                         .delivery = delivery_of(message)});
}

}  // namespace

ui::model::TimelineItem MessageTimeline::item(std::int64_t position) const {
  assert(position >= begin() && position < end());
  const Entry& entry = *entries_[static_cast<std::size_t>(position - begin_)];
  const bool incoming = entry.kind == ItemKind::Incoming || entry.kind == ItemKind::MissedCall;
  return {.kind = entry.kind,
          .author = incoming ? peer_name_ : own_name_,
          .text = entry.text,
          .time = entry.time,
          .delivery = entry.delivery,
          .revision = entry.revision,
          .styled = entry.styled,
          .can = entry.text.empty() || is_call(entry) ? std::uint16_t{0} : std::uint16_t{ui::model::kCopy}};
}

void MessageTimeline::set_names(std::string own, std::string peer) {
  own_name_ = std::move(own);
  peer_name_ = std::move(peer);
}

bool MessageTimeline::add(const Message& message, Now now) {
  if (Entry* known = find(message)) {
    adopt(*known, message);
    return false;
  }
  if (message.sent_at) {
    const auto time = std::min(*message.sent_at, now.wall + kClockSkew);
    insert(first_after(time), make_entry(message, time));
  } else {
    const auto time = entries_.empty() ? now.wall : std::max(now.wall, entries_.back()->time);
    insert(entries_.size(), make_entry(message, time));
  }
  return true;
}

void MessageTimeline::add_own(protocol::MessageId id, std::string text, protocol::Timestamp typed_at,
                              Delivery delivery) {
  if (find_own(id) != nullptr) {
    return;
  }
  insert(first_after(typed_at), std::make_unique<Entry>(Entry{.kind = ItemKind::Outgoing,
                                                              .id = std::move(id),
                                                              .archive_id = {},
                                                              .text = std::move(text),
                                                              .time = typed_at,
                                                              .delivery = delivery}));
}

void MessageTimeline::add_call(ItemKind kind, std::string text, protocol::Timestamp at) {
  insert(first_after(at),
         std::make_unique<Entry>(Entry{.kind = kind, .id = {}, .archive_id = {}, .text = std::move(text), .time = at}));
}

// Backwards, so that each message has its successor as an anchor: archives stamp whole seconds, and within one second only
// the order of the page tells.
std::size_t MessageTimeline::merge_page(std::span<const Message> page, const protocol::ArchiveId& before) {
  std::size_t fresh = 0;
  const auto successor = by_archive_id_.find(before);
  const Entry* anchor = successor != by_archive_id_.end() ? successor->second : nullptr;
  for (const Message& message : std::views::reverse(page)) {
    const auto latest = anchor != nullptr ? anchor->time : protocol::Timestamp::max();
    Entry* entry = find(message);
    if (entry == nullptr) {
      auto made = make_entry(message, std::min(message.sent_at.value_or(latest), latest));
      entry = made.get();
      insert(place_before(anchor, entry->time), std::move(made));
      fresh += message.direction == Direction::Incoming ? 1 : 0;
    } else {
      adopt(*entry, message);
      settle(*entry, std::min(message.sent_at.value_or(entry->time), latest), anchor);
    }
    anchor = entry;
  }
  return fresh;
}

bool MessageTimeline::set_delivery(const protocol::MessageId& id, Delivery delivery) {
  Entry* const entry = find_own(id);
  if (entry == nullptr || rank(delivery) <= rank(entry->delivery)) {
    return false;
  }
  entry->delivery = delivery;
  ++entry->revision;
  return true;
}

std::optional<std::string> MessageTimeline::retry(std::int64_t position, const protocol::MessageId& new_id) {
  if (position < begin() || position >= end()) {
    return std::nullopt;
  }
  Entry& entry = *entries_[static_cast<std::size_t>(position - begin_)];
  if (entry.delivery != Delivery::Failed) {
    return std::nullopt;
  }
  leave(entry);
  entry.archive_id = {};
  entry.id = new_id;
  entry.delivery = Delivery::Waiting;
  ++entry.revision;
  by_id_.emplace(new_id, &entry);
  return entry.text;
}

const protocol::MessageId& MessageTimeline::id(std::int64_t position) const {
  assert(position >= begin() && position < end());
  return entries_[static_cast<std::size_t>(position - begin_)]->id;
}

void MessageTimeline::forget_archived_before(protocol::Timestamp time) {
  const std::size_t limit = std::min(first_at_or_after(time), entries_.size());
  std::deque<std::unique_ptr<Entry>> kept;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (i >= limit || entries_[i]->archive_id.empty()) {
      kept.push_back(std::move(entries_[i]));
    } else {
      leave(*entries_[i]);
      ++begin_;
    }
  }
  entries_ = std::move(kept);
  ++epoch_;
}

const MessageTimeline::Entry* MessageTimeline::last_message() const {
  for (const auto& entry : std::views::reverse(entries_)) {
    if (!is_call(*entry)) {
      return entry.get();
    }
  }
  return nullptr;
}

protocol::ArchiveId MessageTimeline::newest_incoming() const {
  for (const auto& entry : std::views::reverse(entries_)) {
    if (entry->kind == ItemKind::Incoming && !entry->archive_id.empty()) {
      return entry->archive_id;
    }
  }
  return {};
}

MessageTimeline::Entry* MessageTimeline::find(const Message& message) const {
  if (const auto known = by_archive_id_.find(message.archive_id); known != by_archive_id_.end()) {
    return known->second;
  }
  const auto [first, last] = by_id_.equal_range(message.id);
  const auto same = std::find_if(first, last, [&message](const auto& item) {
    const Entry& entry = *item.second;
    return entry.kind == kind_of(message) && entry.text == message.body &&
           (entry.archive_id.empty() || message.archive_id.empty());
  });
  return same != last ? same->second : nullptr;
}

MessageTimeline::Entry* MessageTimeline::find_own(const protocol::MessageId& id) const {
  const auto [first, last] = by_id_.equal_range(id);
  const auto own = std::find_if(first, last, [](const auto& item) { return item.second->kind == ItemKind::Outgoing; });
  return own != last ? own->second : nullptr;
}

std::size_t MessageTimeline::index_of(const Entry& entry) const {
  std::size_t index = first_at_or_after(entry.time);
  while (entries_[index].get() != &entry) {
    ++index;
  }
  return index;
}

std::size_t MessageTimeline::first_at_or_after(protocol::Timestamp time) const {
  const auto found = std::ranges::lower_bound(entries_, time, {}, [](const auto& entry) { return entry->time; });
  return static_cast<std::size_t>(found - entries_.begin());
}

std::size_t MessageTimeline::first_after(protocol::Timestamp time) const {
  const auto found = std::ranges::upper_bound(entries_, time, {}, [](const auto& entry) { return entry->time; });
  return static_cast<std::size_t>(found - entries_.begin());
}

std::size_t MessageTimeline::place_before(const Entry* anchor, protocol::Timestamp time) const {
  const std::size_t place = first_after(time);
  return anchor != nullptr ? std::min(place, index_of(*anchor)) : place;
}

void MessageTimeline::insert(std::size_t index, std::unique_ptr<Entry> entry) {
  if (!entry->archive_id.empty()) {
    by_archive_id_.emplace(entry->archive_id, entry.get());
  }
  if (!entry->id.empty()) {
    by_id_.emplace(entry->id, entry.get());
  }
  if (index == 0 && !entries_.empty()) {
    --begin_;
  } else if (index < entries_.size()) {
    ++epoch_;
  }
  entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(index), std::move(entry));
}

// Gives a known entry the archive's time, and the place that goes with it.
void MessageTimeline::settle(Entry& entry, protocol::Timestamp time, const Entry* anchor) {
  const std::size_t from = index_of(entry);
  const bool after_previous = from == 0 || entries_[from - 1]->time <= time;
  const bool before_next = from + 1 == entries_.size() || time <= entries_[from + 1]->time;
  const bool before_anchor = anchor == nullptr || from < index_of(*anchor);
  if (entry.time != time) {
    ++entry.revision;
  }
  if (after_previous && before_next && before_anchor) {
    entry.time = time;
    return;
  }
  std::unique_ptr<Entry> moved = std::move(entries_[from]);
  entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(from));
  moved->time = time;
  entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(place_before(anchor, time)), std::move(moved));
  ++epoch_;
}

// A known message came another way and may tell more.
void MessageTimeline::adopt(Entry& known, const Message& message) {
  if (known.archive_id.empty() && !message.archive_id.empty()) {
    known.archive_id = message.archive_id;
    by_archive_id_.emplace(known.archive_id, &known);
  }
  if (rank(delivery_of(message)) > rank(known.delivery)) {
    known.delivery = delivery_of(message);
    ++known.revision;
  }
}

void MessageTimeline::leave(const Entry& entry) {
  by_archive_id_.erase(entry.archive_id);
  const auto [first, last] = by_id_.equal_range(entry.id);
  const auto found = std::find_if(first, last, [&entry](const auto& item) { return item.second == &entry; });
  if (found != last) {
    by_id_.erase(found);
  }
}

}  // namespace shell::chat
