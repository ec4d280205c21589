#include "shell/chat/timeline/timeline.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <functional>
#include <ranges>
#include <utility>

namespace shell::chat {
namespace {

using protocol::im::Message;
using ui::model::Delivery;
using ui::model::ItemKind;
using ui::model::MessageKey;

// What our clock may be wrong by without a word: a few seconds of network.
constexpr std::chrono::seconds kUnnoticed{2};

}  // namespace

ui::model::TimelineItem MessageTimeline::item(std::int64_t position) const {
  assert(position >= begin() && position < end());
  const Entry& entry = *entries_[static_cast<std::size_t>(position - begin_)];
  ui::model::TimelineItem item = item_of(entry, own_name_, peer_name_);
  if (entry.extras != nullptr) {
    dress(entry);
    item.details = &entry.extras->details;
  }
  item.can |= &entry == newest_own_.entry ? std::uint16_t{ui::model::kEdit} : std::uint16_t{0};
  return item;
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
  both_names_ = own_name_ + ", " + peer_name_;
}

MessageTimeline::Added MessageTimeline::add(const Message& message, protocol::Timestamp time) {
  if (message.content == protocol::im::Content::Reference) {
    refer(reference_for(message, time, Order::Arrival));
    return Added::Changed;
  }
  auto made = std::make_unique<Entry>(entry_for(message, time));
  if (refer(*made, Order::Arrival)) return Added::Changed;
  if (Entry* known = find(message)) {
    adopt(*known, message);
    return Added::Known;
  }
  if (message.sent_at != time) dated_here(*made);
  append(std::move(made));
  return Added::New;
}

void MessageTimeline::add_own(Own own) {
  if (find_of(ItemKind::Outgoing, own.id) != nullptr) return;
  const bool waits = own.delivery == Delivery::Waiting;
  const bool behind_others = own.typed == Typed::Before || tail() < entries_.size();
  const auto* correction = own.payloads.find<protocol::xep0308::Correction>();
  auto made = std::make_unique<Entry>(Entry{.kind = ItemKind::Outgoing,
                                            .id = std::move(own.id),
                                            .archive_id = {},
                                            .text = std::move(own.text),
                                            .time = own.typed_at,
                                            .delivery = own.delivery,
                                            .extras = extras_for(own.payloads, own.account),
                                            .replaces = correction != nullptr ? correction->of : protocol::MessageId{},
                                            .unsent = waits,
                                            .left_over = behind_others && waits});
  if (refer(*made, Order::Arrival)) return;
  if (own.typed == Typed::Now) dated_here(*made);
  append(std::move(made));
}

bool MessageTimeline::let_waiting_stand_last() {
  const auto waits = [](const auto& entry) { return entry->unsent; };
  const auto first = std::ranges::find_if(entries_, waits);
  if (first == entries_.end()) return false;
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
  if (index > 0) entry->time = std::max(entry->time, entries_[index - 1]->time);
  insert(index, std::move(entry), Grows::AtEnd);
}

bool MessageTimeline::redate(std::chrono::milliseconds correction, protocol::Timestamp now) {
  const auto entries = std::exchange(dated_here_, {});
  const std::size_t last = tail();
  if ((entries.empty() && last == entries_.size()) || std::chrono::abs(correction) <= kUnnoticed) return false;
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

bool MessageTimeline::reveal(MessageKey key) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return false;
  found->second->revealed = !found->second->revealed;
  ++found->second->revision;
  return true;
}

const Entry& MessageTimeline::last() const {
  const auto loaded = std::ranges::find_if(std::views::reverse(entries_),
                                           [](const auto& entry) { return entry->kind != ItemKind::NotLoaded; });
  return **loaded;  // a gap stands below something
}

protocol::ArchiveId MessageTimeline::newest_incoming() const {
  return newest_incoming_.entry != nullptr ? newest_incoming_.entry->archive_id : protocol::ArchiveId{};
}

// An entry is new, stands elsewhere than before, or has become something else.
void MessageTimeline::changed(const Entry& entry) {
  follow(newest_incoming_, entry);
  follow(newest_missed_, entry);
  follow(newest_own_, entry);
}

void MessageTimeline::follow(Newest& newest, const Entry& entry) const {
  if (newest.entry == &entry)
    look_for(newest);
  else if (newest.counts(entry) && (newest.entry == nullptr || index_of(entry) > index_of(*newest.entry)))
    newest.entry = &entry;
}

void MessageTimeline::look_for(Newest& newest) const {
  const auto backwards = std::views::reverse(entries_);
  const auto found = std::ranges::find_if(backwards, [&](const auto& entry) { return newest.counts(*entry); });
  newest.entry = found != backwards.end() ? found->get() : nullptr;
}

Entry* MessageTimeline::find(const Message& message) const {
  if (message.content == protocol::im::Content::Reference) return nullptr;
  if (const auto known = by_archive_id_.find(message.archive_id); known != by_archive_id_.end()) return known->second;
  const auto [first, last] = by_id_.equal_range(message.id);
  const auto same = std::find_if(first, last, [&](const auto& item) { return may_be(*item.second, message); });
  return same != last ? same->second : nullptr;
}

std::size_t MessageTimeline::index_of(const Entry& entry) const {
  std::size_t index = first_at_or_after(entry.time);
  while (entries_[index].get() != &entry) ++index;
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

// What was here before is the same entry again, and nobody has to remember it meanwhile: its key comes of the archive's.
MessageKey MessageTimeline::key_for(const protocol::ArchiveId& id) {
  constexpr std::uint64_t kOfArchive = std::uint64_t{1} << 63U;
  std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a
  for (const char c : id.id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  const MessageKey key{hash | kOfArchive};
  return id.empty() || by_key_.contains(key) ? MessageKey{++last_key_} : key;
}

void MessageTimeline::insert(std::size_t index, std::unique_ptr<Entry> entry, Grows grows) {
  Entry& inserted = *entry;
  auto known =
      inserted.archive_id.empty() ? decltype(forgotten_)::node_type() : forgotten_.extract(inserted.archive_id);
  inserted.key = known ? known.mapped().key : key_for(inserted.archive_id);
  by_key_.emplace(inserted.key, &inserted);
  if (!inserted.archive_id.empty()) by_archive_id_.emplace(inserted.archive_id, &inserted);
  know_by(inserted.id, inserted);
  if (inserted.origin_id != inserted.id) know_by(inserted.origin_id, inserted);
  if (!inserted.replaces.empty()) corrections_.emplace(inserted.replaces, &inserted);
  if (index < entries_.size()) {
    begin_ -= grows == Grows::AtBegin ? 1 : 0;
    epoch_ += index > 0 || grows == Grows::AtEnd ? 1 : 0;
  }
  entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(index), std::move(entry));
  keep_rising(tail());
  changed(inserted);
  if (known && known.mapped().corrected != nullptr) {
    Entry& corrected = *known.mapped().corrected;
    corrected.id = std::move(corrected.corrections.back());
    corrected.time = corrected.corrected_at;
    correct(inserted, corrected, Order::Arrival);
  }
  if (known && known.mapped().extras != nullptr) take_back(inserted, std::move(*known.mapped().extras));
  take_waiting(inserted);
}

std::unique_ptr<Entry> MessageTimeline::remove(Entry& entry) {
  const auto place = entries_.begin() + static_cast<std::ptrdiff_t>(index_of(entry));
  std::unique_ptr<Entry> removed = std::move(*place);
  entries_.erase(place);
  leave(entry);
  look_for_all();
  ++begin_;
  ++epoch_;
  return removed;
}

// It can be loaded again.
void MessageTimeline::forget(std::unique_ptr<Entry> entry) {
  leave(*entry);
  const bool corrected = !entry->corrections.empty();
  const bool referred_to = entry->extras != nullptr && entry->extras->was_referred_to();
  if (corrected || referred_to || key_for(entry->archive_id) != entry->key) {
    const protocol::ArchiveId id = entry->archive_id;
    auto extras = referred_to ? std::move(entry->extras) : nullptr;
    forgotten_.emplace(
        id,
        Forgotten{.key = entry->key, .corrected = corrected ? std::move(entry) : nullptr, .extras = std::move(extras)});
  }
}

void MessageTimeline::look_for_all() {
  for (Newest* newest : {&newest_incoming_, &newest_missed_, &newest_own_}) look_for(*newest);
}

std::size_t MessageTimeline::tail() const {
  std::size_t index = entries_.size();
  while (index > 0 && entries_[index - 1]->left_over) --index;
  return index;
}

// What is to be sent yet is not older than what the archive has.
void MessageTimeline::keep_rising(std::size_t from) {
  for (std::size_t i = std::max<std::size_t>(from, 1); i < entries_.size(); ++i)
    entries_[i]->time = std::max(entries_[i]->time, entries_[i - 1]->time);
}

// Gives a known entry the archive's time, and the place that goes with it.
void MessageTimeline::settle(Entry& entry, protocol::Timestamp time, const Entry* anchor) {
  std::erase(dated_here_, &entry);
  const std::size_t from = index_of(entry);
  const bool after_previous = from == 0 || entries_[from - 1]->time <= time;
  const bool before_next = from + 1 == entries_.size() || time <= entries_[from + 1]->time;
  const bool before_anchor = anchor == nullptr || from < index_of(*anchor);
  if (entry.time != time) ++entry.revision;
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
    if (known.archive_id.empty())
      known.archive_id = message.archive_id;
    else
      known.doubles.push_back(message.archive_id);
    known.left_over = known.unsent = false;
    changed(known);
  }
  if (known.origin_id.empty() && !message.origin_id.empty()) {
    known.origin_id = message.origin_id;
    if (known.origin_id != known.id) know_by(known.origin_id, known);
    take_waiting(known);
  }
  if (known.corrections.empty()) raise(known, delivery_of(message));
}

void MessageTimeline::leave(const Entry& entry) {
  by_archive_id_.erase(entry.archive_id);
  for (const protocol::ArchiveId& id : entry.doubles) by_archive_id_.erase(id);
  std::erase(dated_here_, &entry);
  by_key_.erase(entry.key);
  forget_id(entry.id, entry);
  if (entry.origin_id != entry.id) forget_id(entry.origin_id, entry);
  for (const protocol::MessageId& id : entry.corrections) forget_id(id, entry);
  const auto [first, last] = corrections_.equal_range(entry.replaces);
  const auto waiting = std::find_if(first, last, [&entry](const auto& item) { return item.second == &entry; });
  if (waiting != last) corrections_.erase(waiting);
}

}  // namespace shell::chat
