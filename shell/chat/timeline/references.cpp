// Timelines: what refers to another message by the id that its sender gave it. Here alone is it applied, in whichever order it
// comes: what is referred to may be loaded later.
#include <algorithm>
#include <iterator>
#include <utility>

#include "protocol/core/sort.hpp"
#include "shell/chat/timeline/timeline.hpp"

namespace shell::chat {
namespace {

using protocol::MessageId;
using ui::model::Delivery;
using ui::model::ItemKind;

// Nobody corrects a message or confirms others more often than this but to fill our memory.
constexpr std::size_t kMostCorrections = 16;
constexpr std::size_t kMostReports = 1000;

}  // namespace

// Whose message it is decides: only who wrote it may correct it, only of ours is anything reported.
Entry* MessageTimeline::find_of(ItemKind kind, const MessageId& id) const {
  Entry* found = nullptr;
  const auto [first, last] = by_id_.equal_range(id);
  for (auto it = first; it != last; ++it)
    if (it->second->kind == kind && (found == nullptr || found->time < it->second->time)) found = it->second;
  return found;
}

// Takes it when what it corrects is here.
bool MessageTimeline::refer(Entry& correction, Order order) {
  Entry* const target = correction.replaces.empty() ? nullptr : find_of(correction.kind, correction.replaces);
  if (target == nullptr || target->replaces == correction.replaces) return false;
  correct(*target, correction, order);
  return true;
}

void MessageTimeline::correct(Entry& target, Entry& correction, Order order) {
  auto& known = target.corrections;
  if (!correction.id.empty() && std::ranges::contains(known, correction.id)) {
    if (known.back() == correction.id) {
      target.corrected_at = correction.time;
      raise(target, correction.delivery);
    }
    return;
  }
  if (!correction.id.empty()) by_id_.emplace(correction.id, &target);
  if (!known.empty() && order == Order::Archive && correction.time <= target.corrected_at) {
    known.insert(known.begin(), std::move(correction.id));
  } else {
    known.push_back(std::move(correction.id));
    target.corrected_at = std::max(target.corrected_at, correction.time);
    target.text = std::move(correction.text);
    target.content = correction.content;
    target.subject = std::move(correction.subject);
    target.hint = std::move(correction.hint);
    target.styled = correction.styled;
    target.delivery = correction.delivery;
    ++target.revision;
    take_report(target);
  }
  if (known.size() > kMostCorrections) {
    forget_id(known.front(), target);
    known.erase(known.begin());
  }
  follow(newest_own_, target);
}

// What came for an entry before it did.
void MessageTimeline::take_waiting(Entry& target) {
  take_report(target);
  std::vector<Entry*> waiting;
  const auto [first, last] = corrections_.equal_range(target.id);
  for (auto it = first; it != last; ++it)
    if (it->second != &target && it->second->kind == target.kind) waiting.push_back(it->second);
  protocol::sort(waiting, [this](const Entry* correction) { return index_of(*correction); });
  for (Entry* correction : waiting) {
    const std::unique_ptr<Entry> taken = remove(*correction);
    correct(target, *taken, Order::Arrival);
  }
}

bool MessageTimeline::set_delivery(const MessageId& id, Delivery delivery) {
  Entry* const entry = find_of(ItemKind::Outgoing, id);
  if (entry == nullptr) {
    const bool room = reports_.size() < kMostReports || reports_.contains(id);
    if (room && rank(delivery) > rank(reports_[id])) reports_[id] = delivery;
    return false;
  }
  if (entry->id == id) entry->left_over = entry->unsent = false;
  return current_id(*entry) == id && raise(*entry, delivery);
}

void MessageTimeline::take_report(Entry& entry) {
  const auto report = entry.kind == ItemKind::Outgoing ? reports_.find(current_id(entry)) : reports_.end();
  if (report != reports_.end()) {
    raise(entry, report->second);
    reports_.erase(report);
  }
}

bool MessageTimeline::raise(Entry& entry, Delivery delivery) {
  if (rank(delivery) <= rank(entry.delivery)) return false;
  entry.delivery = delivery;
  ++entry.revision;
  follow(newest_own_, entry);
  return true;
}

std::optional<MessageTimeline::Again> MessageTimeline::retry(ui::model::MessageKey key, const MessageId& new_id) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end() || found->second->delivery != Delivery::Failed) return std::nullopt;
  Entry& entry = *found->second;
  const bool is_correction = !entry.corrections.empty();
  Again again{.text = entry.text, .replaces = is_correction ? entry.id : entry.replaces, .failed = current_id(entry)};
  forget_id(again.failed, entry);
  if (is_correction) {
    entry.corrections.back() = new_id;
  } else {
    by_archive_id_.erase(entry.archive_id);
    std::erase(dated_here_, &entry);
    entry.archive_id = {};
    entry.id = new_id;
    entry.unsent = true;
  }
  by_id_.emplace(new_id, &entry);
  entry.delivery = Delivery::Waiting;
  ++entry.revision;
  follow(newest_own_, entry);
  return again;
}

void MessageTimeline::forget_id(const MessageId& id, const Entry& entry) {
  const auto [first, last] = by_id_.equal_range(id);
  const auto found = std::find_if(first, last, [&entry](const auto& item) { return item.second == &entry; });
  if (found != last) by_id_.erase(found);
}

}  // namespace shell::chat
