#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "protocol/core/time.hpp"

namespace support::page {

// Virtual time and what will happen in it; what is due at the same time happens in the order in which it was planned.
class Tasks {
 public:
  [[nodiscard]] protocol::Time now() const { return now_; }
  void after(protocol::Duration delay, std::function<void()> task) {
    planned_.emplace(std::pair(now_ + delay, ++last_), std::move(task));
  }
  [[nodiscard]] std::optional<protocol::Time> next() const {
    return planned_.empty() ? std::nullopt : std::optional(planned_.begin()->first.first);
  }
  void advance(protocol::Time time) { now_ = std::max(now_, time); }
  // Does the first task if it is due.
  bool step() {
    if (planned_.empty() || planned_.begin()->first.first > now_) return false;
    auto task = std::move(planned_.begin()->second);
    planned_.erase(planned_.begin());
    task();
    return true;
  }

 private:
  protocol::Time now_{std::chrono::hours(1)};
  std::uint64_t last_ = 0;
  std::map<std::pair<protocol::Time, std::uint64_t>, std::function<void()>> planned_;
};

}  // namespace support::page
