#include "shell/chat/timeline.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <functional>
#include <ranges>
#include <utility>

#include "shell/chat/preview.hpp"

namespace shell::chat {
namespace {

using protocol::Direction;
using protocol::im::Message;
using ui::model::Content;
using ui::model::Delivery;
using ui::model::ItemKind;
using ui::model::Spoiler;

// What our clock may be wrong by without a word: a few seconds of network.
constexpr std::chrono::seconds kUnnoticed{2};

// Missed calls that lie further apart are told one by one.
constexpr std::chrono::hours kSameMissed{12};

// A subject and a hint are one line, of whatever length they come.
constexpr std::size_t kSubjectBytes = 600;

ItemKind kind_of(const Message& message) {
  return message.direction == protocol::Direction::Incoming ? ItemKind::Incoming : ItemKind::Outgoing;
}

Delivery delivery_of(const Message& message) {
  return message.direction == protocol::Direction::Incoming ? Delivery::None : Delivery::Stored;
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

ui::model::Content content_of(const Message& message) {
  switch (message.content) {
    case protocol::im::Content::Words: return Content::Words;
    case protocol::im::Content::Encrypted: return Content::Encrypted;
    case protocol::im::Content::File: return Content::File;
    case protocol::im::Content::Invitation: return Content::Invitation;
    case protocol::im::Content::Unknown: return Content::Unknown;
  }
  return Content::Unknown;
}

// As TimelineItem has it for each content.
const std::string& text_of(const Message& message) {
  if (message.invitation) {
    return message.invitation->reason;
  }
  return message.content == protocol::im::Content::Encrypted ? message.encryption : message.body;
}

std::string subject_of(const Message& message) {
  return message.invitation ? message.invitation->room.str() : preview(message.subject, kSubjectBytes);
}

std::optional<std::string> hint_of(const Message& message) {
  return message.spoiler ? std::optional(preview(*message.spoiler, kSubjectBytes)) : std::nullopt;
}

std::unique_ptr<MessageTimeline::Entry> make_entry(const Message& message, protocol::Timestamp time) {
  return std::make_unique<MessageTimeline::Entry>(MessageTimeline::Entry{.kind = kind_of(message),
                                                                         .id = message.id,
                                                                         .archive_id = message.archive_id,
                                                                         .text = text_of(message),
                                                                         .content = content_of(message),
                                                                         .subject = subject_of(message),
                                                                         .hint = hint_of(message),
                                                                         .styled = message.styled,
                                                                         .time = time,
                                                                         .delivery = delivery_of(message),
                                                                         .origin_id = message.origin_id});
}

}  // namespace

ui::model::TimelineItem MessageTimeline::item(std::int64_t position) const {
  assert(position >= begin() && position < end());
  const Entry& entry = *entries_[static_cast<std::size_t>(position - begin_)];
  const bool incoming = entry.kind == ItemKind::Incoming || entry.kind == ItemKind::MissedCall;
  const Spoiler spoiler = !entry.hint ? Spoiler::None : entry.revealed ? Spoiler::Shown : Spoiler::Hidden;
  const bool can_copy =
      !entry.text.empty() && !is_call(entry) && entry.content == Content::Words && spoiler != Spoiler::Hidden;
  return {.kind = entry.kind,
          .author = incoming ? peer_name_ : own_name_,
          .text = spoiler == Spoiler::Hidden ? std::string_view() : entry.text,
          .content = entry.content,
          .subject = entry.subject,
          .spoiler = spoiler,
          .hint = entry.hint ? std::string_view(*entry.hint) : std::string_view(),
          .time = entry.time,
          .delivery = entry.delivery,
          .revision = entry.revision,
          .styled = entry.styled,
          .can = can_copy ? std::uint16_t{ui::model::kCopy} : std::uint16_t{0},
          .call = entry.call};
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
  auto made = make_entry(message, time);
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

bool MessageTimeline::put_call(Call call) {
  const auto known = by_call_.find(call.id);
  if (known == by_call_.end()) {
    insert_call(std::move(call));
    return true;
  }
  Entry& entry = *known->second;
  ++entry.revision;
  if (entry.calls.size() == 1) {
    entry.kind = call.kind;
    entry.call.end = call.end;
    entry.text = std::move(call.length);
  } else if (call.kind != ItemKind::MissedCall) {  // it was not missed after all
    std::erase(entry.calls, call.id);
    --entry.call.times;
    by_call_.erase(known);
    insert_call(std::move(call));
  }
  return false;
}

void MessageTimeline::insert_call(Call call) {
  const protocol::Timestamp at = call.at.value_or(call.now);
  const std::size_t index = call.at ? std::min(first_after(at), tail()) : tail();
  if (call.kind == ItemKind::MissedCall && join_missed(index, call, at)) {
    return;
  }
  auto made = std::make_unique<Entry>(Entry{.kind = call.kind,
                                            .id = {},
                                            .archive_id = {},
                                            .text = std::move(call.length),
                                            .time = at,
                                            .call = {.end = call.end},
                                            .calls = {call.id}});
  by_call_.emplace(std::move(call.id), made.get());
  if (call.at) {
    insert(index, std::move(made));
  } else {
    dated_here(*made);
    append(std::move(made));
  }
}

bool MessageTimeline::join_missed(std::size_t index, const Call& call, protocol::Timestamp at) {
  for (const std::size_t beside : {index - 1, index}) {
    Entry* const entry = beside < entries_.size() ? entries_[beside].get() : nullptr;
    if (entry == nullptr || entry->kind != ItemKind::MissedCall || std::chrono::abs(at - entry->time) > kSameMissed) {
      continue;
    }
    entry->calls.push_back(call.id);
    ++entry->call.times;
    ++entry->revision;
    by_call_.emplace(call.id, entry);
    if (beside < index) {
      entry->time = std::max(entry->time, at);
      keep_rising(index);
    }
    return true;
  }
  return false;
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

void MessageTimeline::reveal(std::int64_t position) {
  assert(position >= begin() && position < end());
  Entry& entry = *entries_[static_cast<std::size_t>(position - begin_)];
  entry.revealed = !entry.revealed;
  ++entry.revision;
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

protocol::ArchiveId MessageTimeline::newest_incoming() const {
  for (const auto& entry : std::views::reverse(entries_)) {
    if (entry->kind == ItemKind::Incoming && !entry->archive_id.empty()) {
      return entry->archive_id;
    }
  }
  return {};
}

protocol::Timestamp MessageTimeline::newest_missed() const {
  for (const auto& entry : std::views::reverse(entries_)) {
    if (entry->kind == ItemKind::MissedCall) {
      return entry->time;
    }
  }
  return {};
}

bool MessageTimeline::only_missed_calls() const {
  return std::ranges::all_of(entries_, [](const auto& entry) { return entry->kind == ItemKind::MissedCall; });
}

MessageTimeline::Entry* MessageTimeline::find(const Message& message) const {
  if (const auto known = by_archive_id_.find(message.archive_id); known != by_archive_id_.end()) {
    return known->second;
  }
  const auto [first, last] = by_id_.equal_range(message.id);
  const auto same = std::find_if(first, last, [&message](const auto& item) {
    const Entry& entry = *item.second;
    const bool same_origin = !message.origin_id.empty() && entry.origin_id == message.origin_id;
    return entry.kind == kind_of(message) && entry.content == content_of(message) && entry.text == text_of(message) &&
           (entry.archive_id.empty() || message.archive_id.empty() || same_origin);
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
  const std::size_t place = std::min(first_after(time), tail());
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
  keep_rising(tail());
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
