// Proposals: those that our server held while this device was away.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/jmi/proposals.hpp"

namespace protocol::jmi {
namespace {

using jingle::kRingTime;

constexpr std::size_t kMaxHeld = 64;
constexpr std::size_t kMaxStrangers = 64;
constexpr Duration kHeldLook = std::chrono::milliseconds(200);
constexpr Duration kHeldPatience = std::chrono::seconds(5);

}  // namespace

void Proposals::hold(const Held& held, Time now) {
  if (held_.size() == kMaxHeld) return;
  held_.push_back({held, now + kHeldLook, now + kHeldPatience});
}

// The server tells its time soon after the sign-in, or never.
std::vector<Proposals::Held> Proposals::take_held(Time now) {
  std::vector<Held> due;
  for (auto& waiting : std::exchange(held_, {})) {
    const auto& proposal = waiting.held.proposal;
    if (log_.is_decided(proposal.from.bare(), proposal.id)) continue;
    if (server_time_.is_settled() || waiting.give_up_at <= now) {
      due.push_back(std::move(waiting.held));
    } else {
      waiting.look_at = std::max(waiting.look_at, now + kHeldLook);
      held_.push_back(std::move(waiting));
    }
  }
  return due;
}

std::optional<Duration> Proposals::judge(const Held& held, mux::Context& context) {
  const auto& proposal = held.proposal;
  if (const auto now = server_time_.guess(context.now())) {
    const auto age = std::max(std::chrono::duration_cast<Duration>(*now - held.since), Duration{});
    if (age < kRingTime) return kRingTime - age;
  }
  spent_.add(proposal.id);
  auto record = log_.give_up(proposal.from.bare(), proposal.id, Arrival::Live);
  if (record) context.emit(*std::move(record));
  return std::nullopt;
}

bool Proposals::is_quiet(const Jid& bare, Time now) const {
  return std::ranges::any_of(
      strangers_, [&](const Stranger& stranger) { return stranger.bare == bare && now < stranger.quiet_until; });
}

void Proposals::rang_in_vain(const Jid& bare, Time now) {
  if (subscribers_.sees_our_presence(bare)) return;
  if (strangers_.size() == kMaxStrangers) strangers_.pop_front();
  strangers_.push_back({bare, now + kStrangerPause});
}

}  // namespace protocol::jmi
