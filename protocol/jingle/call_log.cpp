#include "protocol/jingle/call_log.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <ranges>
#include <utility>

#include "protocol/jingle/session/jingle_session.hpp"

namespace protocol::jingle {

using xep0166::Condition;
using xep0353::Kind;

namespace {

constexpr std::size_t kMaxCalls = 512;

bool opposite(std::optional<Direction> a, std::optional<Direction> b) { return a && b && *a != *b; }

std::optional<Duration> between(std::optional<Timestamp> from, std::optional<Timestamp> to) {
  if (!from || !to || *to < *from) return std::nullopt;
  return std::chrono::duration_cast<Duration>(*to - *from);
}

bool went_well(const xep0353::Message& finish) {
  return !finish.reason || finish.reason->condition == Condition::Success;
}

}  // namespace

std::optional<CallRecorded> CallLog::add(const Signal& signal) {
  auto& call = past(signal.peer, signal.message.id);
  take(call, signal);
  return news(call, Arrival::Live);
}

void CallLog::add_archived(const Signal& signal) {
  auto& call = past(signal.peer, signal.message.id);
  take(call, signal);
  call.touched = true;
}

CallLog::Page CallLog::end_page() {
  Page page;
  for (auto& call : calls_) {
    if (!std::exchange(call.touched, false) || call.closed) continue;
    if (auto record = news(call, Arrival::Archive))
      page.records.push_back(*std::move(record));
    else if (call.direction && !fate(call) && call.end == End::None)
      page.proposed.push_back({{call.id, call.caller, call.media}, *call.direction, call.proposed});
  }
  return page;
}

void CallLog::close(const Jid& peer, const SessionId& id) { past(peer, id).closed = true; }

void CallLog::reopen(const Jid& peer, const SessionId& id) { past(peer, id).closed = false; }

std::optional<CallRecorded> CallLog::give_up(const Jid& peer, const SessionId& id, Arrival arrival) {
  auto& call = past(peer, id);
  if (call.end == End::None && call.direction) {
    call.end = End::GivenUp;
    call.ended_by = call.direction;
  }
  return news(call, arrival);
}

bool CallLog::is_decided(const Jid& peer, const SessionId& id) const {
  const auto* call = find(peer, id);
  return call != nullptr && (call->end != End::None || fate(*call));
}

std::optional<CallRecorded> CallLog::record(const Jid& peer, const SessionId& id) const {
  const auto* call = find(peer, id);
  return call == nullptr ? std::nullopt : record(*call, Arrival::Live);
}

CallLog::Past& CallLog::past(const Jid& peer, const SessionId& id) {
  const auto known = std::ranges::find_if(std::views::reverse(calls_),
                                          [&](const Past& call) { return call.id == id && call.peer == peer; });
  if (known != calls_.rend()) return *known;
  if (calls_.size() == kMaxCalls) calls_.pop_front();
  Past fresh;
  fresh.id = id;
  fresh.peer = peer;
  return calls_.emplace_back(std::move(fresh));
}

const CallLog::Past* CallLog::find(const Jid& peer, const SessionId& id) const {
  const auto known = std::ranges::find_if(calls_, [&](const Past& call) { return call.id == id && call.peer == peer; });
  return known == calls_.end() ? nullptr : &*known;
}

void CallLog::take(Past& past, const Signal& signal) {
  switch (signal.message.kind) {
    case Kind::Propose:
      if (past.direction) return;
      past.direction = signal.direction;
      past.caller = signal.sender;
      past.media = signal.message.media;
      past.proposed = signal.at;
      break;
    case Kind::Proceed:
      if (past.answered_by) return;
      past.answered_by = signal.direction;
      past.answered = signal.at;
      break;
    case Kind::Retract: take_end(past, signal.message.tie_break ? End::Replaced : End::GivenUp, signal); break;
    case Kind::Reject: {
      const bool busy = signal.message.reason && signal.message.reason->condition == Condition::Busy;
      take_end(past, signal.message.tie_break ? End::Replaced : busy ? End::Busy : End::Declined, signal);
      break;
    }
    case Kind::Finish: take_end(past, went_well(signal.message) ? End::Finished : End::Failed, signal); break;
    case Kind::Accept:
    case Kind::Ringing: break;
  }
}

// Both sides say that a call is finished: the earlier word counts. What one device refused another may have taken.
void CallLog::take_end(Past& past, End end, const Signal& signal) {
  const auto is_finish = [](End what) { return what == End::Finished || what == End::Failed; };
  const bool both_finish = is_finish(end) && is_finish(past.end);
  if (past.end != End::None && (!is_finish(end) || (both_finish && signal.at >= past.ended))) return;
  past.end = end;
  past.ended_by = signal.direction;
  past.ended = signal.at;
}

std::optional<CallFate> CallLog::fate(const Past& past) {
  if (!past.direction) return std::nullopt;
  const bool by_callee = opposite(past.ended_by, past.direction);
  const bool answered = opposite(past.answered_by, past.direction);
  switch (past.end) {
    case End::GivenUp:
      if (!by_callee) return CallFate::Unanswered;
      break;
    case End::Declined:
      if (by_callee) return CallFate::Declined;
      break;
    case End::Busy:
      if (by_callee) return past.direction == Direction::Outgoing ? CallFate::Busy : CallFate::Unanswered;
      break;
    case End::Finished: return answered ? CallFate::Answered : CallFate::Unanswered;
    case End::Failed:
      if (!answered) return CallFate::Unanswered;
      // Who talked for a while and lost the link talked nevertheless.
      return between(past.answered, past.ended).value_or(Duration{}) > kConnectTime ? CallFate::Answered
                                                                                    : CallFate::Failed;
    case End::Replaced: return std::nullopt;
    case End::None: break;
  }
  return answered ? std::optional(CallFate::Answered) : std::nullopt;
}

std::optional<CallRecorded> CallLog::record(const Past& past, Arrival arrival) {
  const auto what = fate(past);
  if (!what) return std::nullopt;
  CallRecorded record{.session = past.id,
                      .peer = past.peer,
                      .direction = *past.direction,
                      .media = past.media,
                      .fate = *what,
                      .length = {},
                      .at = past.proposed,
                      .arrival = arrival};
  if (*what == CallFate::Answered) record.length = between(past.answered, past.ended);
  return record;
}

std::optional<CallRecorded> CallLog::news(Past& past, Arrival arrival) {
  if (past.closed) return std::nullopt;
  auto now = record(past, arrival);
  if (!now) return std::nullopt;
  if (past.told) past.told->arrival = arrival;
  if (past.told == now) return std::nullopt;
  past.told = now;
  return now;
}

}  // namespace protocol::jingle
