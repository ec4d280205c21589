#include "shell/chat/timeline.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <functional>
#include <ranges>
#include <utility>

namespace shell::chat {
namespace {

using protocol::Direction;
using protocol::im::Message;
using ui::model::Delivery;
using ui::model::ItemKind;
using ui::model::MessageKey;

// What our clock may be wrong by without a word: a few seconds of network.
constexpr std::chrono::seconds kUnnoticed{2};

}  // namespace

ui::model::TimelineItem MessageTimeline::item(std::int64_t position) const {
  assert(position >= begin() && position < end());
  return item_of(*entries_[static_cast<std::size_t>(position - begin_)], own_name_, peer_name_);
}

std::optional<std::int64_t> MessageTimeline::position_of(MessageKey key) const {
  const Entry* const found = entry(key);
  return found != nullptr ? std::optional(begin_ + static_cast<std::int64_t>(index_of(*found))) : std::nullopt;
}

const Entry* MessageTimeline::entry(MessageKey key) const {
  const auto found = by_key_.find(key);
  return found != by_key_.end() ? found->second : nullptr;
}

void MessageTimeline::set_names(std::string own, std::string peer) {
  own_name_ = std::move(own);
  peer_name_ = std::move(peer);
}

bool MessageTimeline::add(const Message& message, protocol::Timestamp time) {
  if (Entry* known = find(message)) {
    adopt(*known, message);
    return false;
  }
  auto made = std::make_unique<Entry>(entry_for(message, time));
  if (message.sent_at != time) {
    dated_here(*made);
  }
  append(std::move(made));
  return true;
}

void MessageTimeline::add_own(protocol::MessageId id, std::string text, protocol::Timestamp typed_at, Delivery delivery,
                              Typed typed) {
  if (find_own(id) != nullptr) {
    return;
  }
  const bool behind_others = typed == Typed::Before || tail() < entries_.size();
  auto made = std::make_unique<Entry>(Entry{.kind = ItemKind::Outgoing,
                                            .id = std::move(id),
                                            .archive_id = {},
                                            .text = std::move(text),
                                            .time = typed_at,
                                            .delivery = delivery,
                                            .left_over = behind_others && delivery == Delivery::Waiting});
  if (typed == Typed::Now) {
    dated_here(*made);
  }
  append(std::move(made));
}

bool MessageTimeline::let_waiting_stand_last() {
  const auto waits = [](const auto& entry) { return entry->delivery == Delivery::Waiting; };
  const auto first = std::ranges::find_if(entries_, waits);
  if (first == entries_.end()) {
    return false;
  }
  const auto waiting = std::stable_partition(first, entries_.end(), std::not_fn(waits));
  const bool moved = waiting != first;
  std::for_each(waiting, entries_.end(), [](const auto& entry) { entry->left_over = true; });
  keep_rising(tail());
  epoch_ += moved ? 1 : 0;
  return moved;
}

// Below all that is there, also where a clock says otherwise.
void MessageTimeline::append(std::unique_ptr<Entry> entry) {
  const std::size_t index = entry->left_over ? entries_.size() : tail();
  if (index > 0) {
    entry->time = std::max(entry->time, entries_[index - 1]->time);
  }
  insert(index, std::move(entry));
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
      auto made = std::make_unique<Entry>(entry_for(message, std::min(message.sent_at.value_or(latest), latest)));
      entry = made.get();
      insert(place_before(anchor, entry->time), std::move(made));
      fresh += message.direction == protocol::Direction::Incoming ? 1 : 0;
    } else if (entry != anchor) {  // a page that has one twice, or its own successor, says nothing about its place
      adopt(*entry, message);
      settle(*entry, std::min(message.sent_at.value_or(entry->time), latest), anchor);
    }
    anchor = entry;
  }
  return fresh;
}

bool MessageTimeline::redate(std::chrono::milliseconds correction, protocol::Timestamp now) {
  const auto entries = std::exchange(dated_here_, {});
  const std::size_t last = tail();
  if ((entries.empty() && last == entries_.size()) || std::chrono::abs(correction) <= kUnnoticed) {
    return false;
  }
  for (Entry* entry : entries) {
    entry->time += correction;
    ++entry->revision;
  }
  for (std::size_t i = last; i < entries_.size(); ++i) {
    entries_[i]->time = std::min(entries_[i]->time, now);
    ++entries_[i]->revision;
  }
  keep_rising(1);
  ++epoch_;
  return true;
}

bool MessageTimeline::set_delivery(const protocol::MessageId& id, Delivery delivery) {
  Entry* const entry = find_own(id);
  if (entry == nullptr || rank(delivery) <= rank(entry->delivery)) {
    return false;
  }
  entry->delivery = delivery;
  entry->left_over = false;
  ++entry->revision;
  return true;
}

std::optional<std::string> MessageTimeline::retry(MessageKey key, const protocol::MessageId& new_id) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end() || found->second->delivery != Delivery::Failed) {
    return std::nullopt;
  }
  Entry& entry = *found->second;
  leave(entry);
  entry.archive_id = {};
  entry.id = new_id;
  entry.delivery = Delivery::Waiting;
  ++entry.revision;
  by_id_.emplace(new_id, &entry);
  return entry.text;
}

bool MessageTimeline::reveal(MessageKey key) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) {
    return false;
  }
  found->second->revealed = !found->second->revealed;
  ++found->second->revision;
  return true;
}

void MessageTimeline::forget_archived_before(protocol::Timestamp time) {
  const std::size_t limit = std::min(first_at_or_after(time), entries_.size());
  std::deque<std::unique_ptr<Entry>> kept;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (i >= limit || entries_[i]->archive_id.empty()) {
      kept.push_back(std::move(entries_[i]));
    } else {
      leave(*entries_[i]);
      by_key_.erase(entries_[i]->key);
      forgotten_.emplace(entries_[i]->archive_id, entries_[i]->key);
      ++begin_;
    }
  }
  entries_ = std::move(kept);
  look_for(newest_incoming_);
  look_for(newest_missed_);
  ++epoch_;
}

protocol::ArchiveId MessageTimeline::newest_incoming() const {
  return newest_incoming_.entry != nullptr ? newest_incoming_.entry->archive_id : protocol::ArchiveId{};
}

// An entry is new, stands elsewhere than before, or has become something else.
void MessageTimeline::changed(const Entry& entry) {
  follow(newest_incoming_, entry);
  follow(newest_missed_, entry);
}

void MessageTimeline::follow(Newest& newest, const Entry& entry) const {
  if (newest.entry == &entry) {
    look_for(newest);
  } else if (newest.counts(entry) && (newest.entry == nullptr || index_of(entry) > index_of(*newest.entry))) {
    newest.entry = &entry;
  }
}

void MessageTimeline::look_for(Newest& newest) const {
  const auto backwards = std::views::reverse(entries_);
  const auto found = std::ranges::find_if(backwards, [&](const auto& entry) { return newest.counts(*entry); });
  newest.entry = found != backwards.end() ? found->get() : nullptr;
}

Entry* MessageTimeline::find(const Message& message) const {
  if (const auto known = by_archive_id_.find(message.archive_id); known != by_archive_id_.end()) {
    return known->second;
  }
  const auto [first, last] = by_id_.equal_range(message.id);
  const auto same = std::find_if(first, last, [&](const auto& item) { return may_be(*item.second, message); });
  return same != last ? same->second : nullptr;
}

Entry* MessageTimeline::find_own(const protocol::MessageId& id) const {
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
  const std::size_t place = std::min(first_after(time), tail());
  return anchor != nullptr ? std::min(place, index_of(*anchor)) : place;
}

// What was here before is the same entry again.
MessageKey MessageTimeline::key_for(const Entry& entry) {
  const auto known = entry.archive_id.empty() ? forgotten_.end() : forgotten_.find(entry.archive_id);
  if (known == forgotten_.end()) {
    return MessageKey{++last_key_};
  }
  const MessageKey key = known->second;
  forgotten_.erase(known);
  return key;
}

void MessageTimeline::insert(std::size_t index, std::unique_ptr<Entry> entry) {
  const Entry& inserted = *entry;
  entry->key = key_for(*entry);
  by_key_.emplace(entry->key, entry.get());
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
  keep_rising(tail());
  changed(inserted);
}

std::size_t MessageTimeline::tail() const {
  std::size_t index = entries_.size();
  while (index > 0 && entries_[index - 1]->left_over) {
    --index;
  }
  return index;
}

// What is to be sent yet is not older than what the archive has.
void MessageTimeline::keep_rising(std::size_t from) {
  for (std::size_t i = std::max<std::size_t>(from, 1); i < entries_.size(); ++i) {
    entries_[i]->time = std::max(entries_[i]->time, entries_[i - 1]->time);
  }
}

// Gives a known entry the archive's time, and the place that goes with it.
void MessageTimeline::settle(Entry& entry, protocol::Timestamp time, const Entry* anchor) {
  std::erase(dated_here_, &entry);
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
  // Where nothing is known to come after it, it stays above what came here later, which may be on its way to the archive.
  if (after_previous && anchor == nullptr) {
    entry.time = time;
    keep_rising(from + 1);
    ++epoch_;
    return;
  }
  std::unique_ptr<Entry> moved = std::move(entries_[from]);
  entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(from));
  moved->time = time;
  entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(place_before(anchor, time)), std::move(moved));
  keep_rising(tail());
  changed(entry);
  ++epoch_;
}

// A known message came another way and may tell more.
void MessageTimeline::adopt(Entry& known, const Message& message) {
  if (!message.archive_id.empty() && by_archive_id_.emplace(message.archive_id, &known).second) {
    if (known.archive_id.empty()) {
      known.archive_id = message.archive_id;
    } else {
      known.doubles.push_back(message.archive_id);
    }
    known.left_over = false;
    changed(known);
  }
  if (known.origin_id.empty()) {
    known.origin_id = message.origin_id;
  }
  if (rank(delivery_of(message)) > rank(known.delivery)) {
    known.delivery = delivery_of(message);
    ++known.revision;
  }
}

void MessageTimeline::leave(const Entry& entry) {
  by_archive_id_.erase(entry.archive_id);
  for (const protocol::ArchiveId& id : entry.doubles) {
    by_archive_id_.erase(id);
  }
  std::erase(dated_here_, &entry);
  const auto [first, last] = by_id_.equal_range(entry.id);
  const auto found = std::find_if(first, last, [&entry](const auto& item) { return item.second == &entry; });
  if (found != last) {
    by_id_.erase(found);
  }
}

}  // namespace shell::chat
