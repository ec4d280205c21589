// Timelines: the window. What is here and what is not.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <ranges>
#include <utility>

#include "shell/chat/timeline/timeline.hpp"

namespace shell::chat {
namespace {

using protocol::im::Message;
using ui::model::History;
using ui::model::ItemKind;
using ui::model::MessageKey;

bool is_gap(const Entry& entry) { return entry.kind == ItemKind::NotLoaded; }

// The archive gives it again.
bool can_be_loaded(const Entry& entry) { return !entry.archive_id.empty() && !entry.left_over; }

}  // namespace

Entry* MessageTimeline::find_gap(MessageKey key) const {
  const auto found = by_key_.find(key);
  return found != by_key_.end() && is_gap(*found->second) ? found->second : nullptr;
}

std::optional<MessageKey> MessageTimeline::open_gap(const protocol::ArchiveId& oldest, protocol::Timestamp time) {
  const auto known_below = by_archive_id_.find(oldest);
  const std::size_t index =
      known_below != by_archive_id_.end() ? index_of(*known_below->second) : std::min(first_after(time), tail());
  const auto above = entries_ | std::views::take(index) | std::views::reverse;
  const auto known =
      std::ranges::find_if(above, [](const auto& entry) { return is_gap(*entry) || can_be_loaded(*entry); });
  if (known == above.end() || is_gap(**known)) return std::nullopt;
  auto gap = make_gap(entries_[index - 1]->time);
  const MessageKey key = gap->key;
  entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(index), std::move(gap));
  --begin_;
  ++epoch_;
  return key;
}

void MessageTimeline::close_gap(MessageKey gap) {
  if (Entry* const entry = find_gap(gap)) remove(*entry);
}

std::optional<GapEnds> MessageTimeline::begin_loading(MessageKey gap) {
  Entry* const entry = find_gap(gap);
  if (entry == nullptr || entry->history == History::Loading) return std::nullopt;
  entry->history = History::Loading;
  ++entry->revision;
  if (entry->ends == nullptr) entry->ends = std::make_unique<GapEnds>(ends_of(*entry));
  return *entry->ends;
}

Entry* MessageTimeline::find_gap(MessageKey key, const GapEnds& ends) const {
  Entry* const gap = find_gap(key);
  return gap != nullptr && gap->ends != nullptr && *gap->ends == ends ? gap : nullptr;
}

// As far as the entries around it tell.
GapEnds MessageTimeline::ends_of(const Entry& gap) const {
  const auto place = static_cast<std::ptrdiff_t>(index_of(gap));
  const auto known = [](const auto& other) { return !other->archive_id.empty(); };
  const auto above = std::ranges::subrange(entries_.begin(), entries_.begin() + place) | std::views::reverse;
  const auto below = std::ranges::subrange(entries_.begin() + place, entries_.end());
  const auto newest = std::ranges::find_if(above, known);
  const auto oldest = std::ranges::find_if(below, known);
  return {.newest_above = newest != above.end() ? (*newest)->archive_id : protocol::ArchiveId{},
          .oldest_below = oldest != below.end() ? (*oldest)->archive_id : protocol::ArchiveId{}};
}

bool MessageTimeline::end_loading(MessageKey gap, History history, std::optional<GapEnds> ends) {
  Entry* const entry = find_gap(gap);
  if (entry == nullptr) return false;
  entry->history = history;
  ++entry->revision;
  if (ends) entry->ends = std::make_unique<GapEnds>(std::move(*ends));
  return true;
}

void MessageTimeline::retry_gaps() {
  for (const auto& entry : entries_)
    if (is_gap(*entry)) entry->history = History::Partial;
}

protocol::ArchiveId MessageTimeline::oldest() const {
  const auto found = std::ranges::find_if(entries_, [](const auto& entry) { return !entry->archive_id.empty(); });
  return found != entries_.end() ? (*found)->archive_id : protocol::ArchiveId{};
}

// The nearest one above; of nothing, the last of all.
Entry* MessageTimeline::gap_above(const Entry* anchor) const {
  const std::size_t end = anchor != nullptr ? index_of(*anchor) : entries_.size();
  const auto above = entries_ | std::views::take(end) | std::views::reverse;
  const auto found = std::ranges::find_if(above, [](const auto& entry) { return is_gap(*entry); });
  return found != above.end() ? found->get() : nullptr;
}

// Whether the page reaches what is known above the gap.
bool MessageTimeline::reaches_above(std::span<const Message> page, const Entry& gap) const {
  return std::ranges::any_of(page, [&](const Message& message) {
    const Entry* const known = find(message);
    return known != nullptr && index_of(*known) < index_of(gap);
  });
}

Entry* MessageTimeline::gap_below(const Entry& other) const {
  const auto below = entries_ | std::views::drop(index_of(other) + 1);
  const auto found = std::ranges::find_if(below, [](const auto& entry) { return is_gap(*entry); });
  return found != below.end() ? found->get() : nullptr;
}

// The gaps above `anchor` (null: all) that the page bridges are closed; the next one.
Entry* MessageTimeline::bridge_up(std::span<const Message> page, const Entry* anchor) {
  Entry* gap = gap_above(anchor);
  while (gap != nullptr && reaches_above(page, *gap)) {
    remove(*gap);
    gap = gap_above(anchor);
  }
  if (gap != nullptr) gap->ends.reset();  // what the page has stands right below it
  return gap;
}

// Backwards, so that each message has its successor as an anchor: archives stamp whole seconds, and within one second only
// the order of the page tells.
std::size_t MessageTimeline::merge_backwards(std::span<const Message> page, Place place) {
  std::size_t fresh = 0;
  for (const Message& message : std::views::reverse(page)) fresh += merge(message, place) ? 1 : 0;
  return fresh;
}

std::size_t MessageTimeline::merge_page(std::span<const Message> page, const protocol::ArchiveId& before) {
  const auto successor = by_archive_id_.find(before);
  const auto bottom = tail() > 0 ? std::optional(entries_[tail() - 1]->key) : std::nullopt;
  return merge_backwards(page, {.anchor = successor != by_archive_id_.end() ? successor->second : nullptr,
                                .floor = before.empty() ? bridge_up(page, nullptr) : nullptr,
                                .bottom = bottom});
}

std::optional<std::size_t> MessageTimeline::merge_page_below(std::span<const Message> page, MessageKey key,
                                                             const GapEnds& ends) {
  const Entry* const gap = find_gap(key, ends);
  if (gap == nullptr) return std::nullopt;
  const auto successor = by_archive_id_.find(ends.oldest_below);
  const std::size_t below = index_of(*gap) + 1;
  const Entry* const next = below < entries_.size() ? entries_[below].get() : nullptr;
  const Entry* const anchor = successor != by_archive_id_.end() ? successor->second : next;
  return merge_backwards(page, {.anchor = anchor, .floor = bridge_up(page, anchor)});
}

std::optional<std::size_t> MessageTimeline::merge_page_above(std::span<const Message> page, MessageKey key,
                                                             const GapEnds& ends) {
  Entry* const gap = find_gap(key, ends);
  if (gap == nullptr) return std::nullopt;
  return fill_from_above(page, *gap);
}

std::size_t MessageTimeline::fill_from_above(std::span<const Message> page, Entry& gap) {
  const auto stands_below = [&](const Message& message) {
    const Entry* const known = find(message);
    return known != nullptr && index_of(*known) > index_of(gap);
  };
  const auto missing = page.first(static_cast<std::size_t>(std::ranges::find_if(page, stands_below) - page.begin()));
  const std::size_t below = index_of(gap) + 1;
  const auto latest = below < entries_.size() ? entries_[below]->time : protocol::Timestamp::max();
  for (const Message& message : missing)
    gap.time = std::max(gap.time, std::min(message.sent_at.value_or(gap.time), latest));
  gap.ends.reset();  // what the page has stands right above it
  const std::size_t fresh = merge_backwards(missing, {.anchor = &gap});
  if (missing.size() == page.size()) return fresh;
  // The rest begins with what stood below the gap, and may reach into the next one.
  Entry* const next = gap_below(gap);
  remove(gap);
  const auto rest = page.subspan(missing.size());
  return fresh + (next != nullptr ? fill_from_above(after_known(rest, *next), *next) : merge_page(rest, {}));
}

// What follows the last message of the page that stands above the gap.
std::span<const Message> MessageTimeline::after_known(std::span<const Message> page, const Entry& gap) const {
  const auto backwards = std::views::reverse(page);
  const auto last = std::ranges::find_if(backwards, [&](const Message& message) {
    const Entry* const known = find(message);
    return known != nullptr && index_of(*known) < index_of(gap);
  });
  return page.last(static_cast<std::size_t>(last - backwards.begin()));
}

// Returns whether it is an incoming one that was not known.
bool MessageTimeline::merge(const Message& message, Place& place) {
  if (message.content == protocol::im::Content::Reference) {
    refer(reference_for(message, message.sent_at.value_or(protocol::Timestamp{}), Order::Archive));
    return false;
  }
  const auto latest = place.anchor != nullptr ? place.anchor->time : protocol::Timestamp::max();
  const auto earliest = place.floor != nullptr ? place.floor->time : protocol::Timestamp::min();
  const auto within = [&](protocol::Timestamp otherwise) {
    return std::max(std::min(message.sent_at.value_or(otherwise), latest), earliest);
  };
  auto made = std::make_unique<Entry>(entry_for(message, within(latest)));
  if (refer(*made, Order::Archive)) return false;
  Entry* const known = find(message);
  if (known == nullptr) {
    Entry* const inserted = made.get();
    insert(place, std::move(made));
    place.anchor = inserted;
    return message.direction == protocol::Direction::Incoming;
  }
  if (known != place.anchor) {  // a page that has one twice, or its own successor, says nothing about its place
    adopt(*known, message);
    settle(*known, within(known->time), place.anchor);
    place.anchor = known;
  }
  return false;
}

void MessageTimeline::insert(const Place& place, std::unique_ptr<Entry> entry) {
  std::size_t index = place_before(place.anchor, entry->time);
  if (place.floor != nullptr) index = std::max(index, index_of(*place.floor) + 1);
  const Entry* const bottom = place.bottom ? this->entry(*place.bottom) : nullptr;
  const bool is_news = bottom != nullptr && index > index_of(*bottom);
  insert(index, std::move(entry), is_news ? Grows::AtEnd : Grows::AtBegin);
}

bool MessageTimeline::trim(std::optional<MessageKey> near, const Window& window) {
  if (entries_.size() <= window.most) return false;
  const Entry* const seen = near ? entry(*near) : nullptr;
  const std::size_t at = seen != nullptr ? index_of(*seen) : 0;
  const std::size_t before = entries_.size();
  const std::size_t newest = entries_.size() - std::min(window.newest, entries_.size());
  drop(std::min(at + window.near, newest), newest, window.fewest);
  drop(0, at > window.near ? at - window.near : 0, window.fewest);
  return entries_.size() != before;
}

// Those of [first, last) that can be loaded again, in long runs. What goes at the very beginning leaves no gap: there the
// conversation is not complete anyway. A gap that grows by it is another one, so that what was asked for the old one, and
// what would close it, finds none.
void MessageTimeline::drop(std::size_t first, std::size_t last, std::size_t fewest) {
  std::deque<std::unique_ptr<Entry>> kept;
  bool missing = false;  // since the last that is kept
  const auto stand_for_missing = [&] {
    if (!kept.empty() && is_gap(*kept.back())) {
      by_key_.erase(kept.back()->key);
      kept.pop_back();
    }
    if (!kept.empty()) kept.push_back(make_gap(kept.back()->time));
    missing = false;
  };
  const auto keep = [&](std::unique_ptr<Entry> entry) {
    if (is_gap(*entry) && (missing || kept.empty() || is_gap(*kept.back()))) {
      by_key_.erase(entry->key);
      missing = true;
      return;
    }
    if (missing) stand_for_missing();
    kept.push_back(std::move(entry));
  };
  const std::size_t size = entries_.size();
  for (std::size_t i = 0; i < size;) {
    std::size_t end = i;
    while (i >= first && end < last && can_be_loaded(*entries_[end])) ++end;
    if (end > i && end - i >= fewest) {
      std::for_each(entries_.begin() + static_cast<std::ptrdiff_t>(i),
                    entries_.begin() + static_cast<std::ptrdiff_t>(end),
                    [this](auto& entry) { forget(std::move(entry)); });
      missing = true;
      i = end;
      continue;
    }
    for (end = std::max(end, i + 1); i < end; ++i) keep(std::move(entries_[i]));
  }
  if (missing) stand_for_missing();
  entries_ = std::move(kept);
  begin_ += static_cast<std::int64_t>(size) - static_cast<std::int64_t>(entries_.size());
  look_for_all();
  ++epoch_;
}

std::unique_ptr<Entry> MessageTimeline::make_gap(protocol::Timestamp time) {
  auto gap = std::make_unique<Entry>(
      Entry{.key = MessageKey{++last_key_}, .kind = ItemKind::NotLoaded, .time = time, .history = History::Partial});
  by_key_.emplace(gap->key, gap.get());
  return gap;
}

}  // namespace shell::chat
