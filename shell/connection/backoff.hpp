#pragma once

#include <cstdint>

#include "protocol/core/time.hpp"

namespace shell::connection {

// How long to wait before connecting again: doubles from half a second to half a minute, each between half and all of it, so
// that the visitors of a server that restarts do not come back at once. A person who looks never waits longer than that.
class Backoff {
 public:
  // `random`: evenly distributed over its range.
  protocol::Duration next(std::uint32_t random);
  void reset() { step_ = 0; }

 private:
  unsigned step_ = 0;
};

}  // namespace shell::connection
