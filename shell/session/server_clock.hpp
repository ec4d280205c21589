#pragma once

#include <optional>

#include "protocol/core/time.hpp"
#include "shell/ports/system.hpp"

namespace shell::session {

// The clock that everything is dated by: our server's, once it has said what it shows (XEP-0202), carried on by the monotonic
// clock. A device whose clock is wrong, or is set while the page is open, changes no order and no date. Until then, and where
// the server does not tell, the device's.
class ServerClock final : public ports::Clock {
 public:
  explicit ServerClock(const ports::Clock& device) : device_(device) {}

  [[nodiscard]] protocol::Time now() const override { return device_.now(); }
  [[nodiscard]] protocol::Timestamp wall() const override {
    return origin_ ? *origin_ + now().time_since_epoch() : device_.wall();
  }

  // Returns by how much what was dated before is wrong.
  std::chrono::milliseconds set(protocol::Timestamp server_now) {
    const auto correction = server_now - wall();
    origin_ = server_now - now().time_since_epoch();
    return correction;
  }

 private:
  const ports::Clock& device_;
  std::optional<protocol::Timestamp> origin_;  // what the server's clock showed when the monotonic one was at zero
};

}  // namespace shell::session
