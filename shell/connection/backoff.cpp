#include "shell/connection/backoff.hpp"

#include <algorithm>
#include <chrono>

namespace shell::connection {
namespace {

constexpr protocol::Duration kFirst = std::chrono::milliseconds(500);
constexpr protocol::Duration kLongest = std::chrono::seconds(30);
constexpr unsigned kMostSteps = 7;

}  // namespace

protocol::Duration Backoff::next(std::uint32_t random) {
  const protocol::Duration longest = std::min(kFirst * (1U << step_), kLongest);
  step_ = std::min(step_ + 1, kMostSteps);
  const std::int64_t half = longest.count() / 2;
  return protocol::Duration(half + half * random / UINT32_MAX);
}

}  // namespace shell::connection
