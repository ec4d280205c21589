#pragma once

#include <cstdint>
#include <utility>

#include "shell/now.hpp"

namespace shell {

// The way in for whatever happens in the world: a listener of a port, a completion. What it brought is dealt with before
// enter() returns: events are delivered, a frame is asked for if something changed, the timer is set.
class Entrance {
 public:
  // Why there may be something to draw: news that came by itself may wait for a while.
  enum class Cause : std::uint8_t { Act, News };

  virtual ~Entrance() = default;

  // `what` is told the time.
  template <class What>
  void enter(What&& what, Cause cause = Cause::Act) {
    const Now now = begin();
    std::forward<What>(what)(now);
    settle(now, cause);
  }

  // The two halves of enter(); never one without the other.
  [[nodiscard]] virtual Now begin() = 0;
  virtual void settle(Now now, Cause cause) = 0;
};

}  // namespace shell
