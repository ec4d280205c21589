// Timelines: what calls leave in them.
#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "shell/chat/timeline/timeline.hpp"

namespace shell::chat {
namespace {

using ui::model::ItemKind;

// Missed calls that lie further apart are told one by one.
constexpr std::chrono::hours kSameMissed{12};

}  // namespace

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
    changed(entry);
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
  if (call.kind == ItemKind::MissedCall && join_missed(index, call, at)) return;
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
  return std::ranges::any_of(std::array{index - 1, index}, [&](std::size_t beside) {
    Entry* const entry = beside < entries_.size() ? entries_[beside].get() : nullptr;
    if (entry == nullptr || entry->kind != ItemKind::MissedCall || std::chrono::abs(at - entry->time) > kSameMissed)
      return false;
    entry->calls.push_back(call.id);
    ++entry->call.times;
    ++entry->revision;
    by_call_.emplace(call.id, entry);
    if (beside < index) {
      entry->time = std::max(entry->time, at);
      keep_rising(index);
    }
    return true;
  });
}

protocol::Timestamp MessageTimeline::newest_missed() const {
  return newest_missed_.entry != nullptr ? newest_missed_.entry->time : protocol::Timestamp{};
}

bool MessageTimeline::only_missed_calls() const {
  return std::ranges::all_of(entries_, [](const auto& entry) { return entry->kind == ItemKind::MissedCall; });
}

}  // namespace shell::chat
