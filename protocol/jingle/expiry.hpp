#pragma once

#include <chrono>
#include <string_view>

#include "protocol/core/time.hpp"
#include "protocol/jingle/events.hpp"

namespace protocol::jingle {

inline constexpr Duration kRingTime = std::chrono::seconds(60);         // until somebody answers
inline constexpr Duration kUnavailableTime = std::chrono::seconds(15);  // the peer went offline before media connected

// When a proposal or a session ends by itself, and how.
struct Expiry {
  Time at;
  std::string_view why;
  EndReason reason = EndReason::NoAnswer;
};

// The peer's device is gone: what waits for it does so no longer than kUnavailableTime.
[[nodiscard]] constexpr Expiry hastened(const Expiry& expiry, Time now) {
  const auto at = now + kUnavailableTime;
  return expiry.at <= at ? expiry : Expiry{at, "peer is unavailable", EndReason::PeerVanished};
}

}  // namespace protocol::jingle
