#pragma once

#include <cstdint>

namespace protocol::im {

// The life of a message that we send.
//
//                        ┌───────── looked for, and not there ─────────┐
//                        v                                             │
//   given ──> Queued ──> Transmitted ──(the session ended)──> Doubtful ┘
//     │                      │                                    │ found in our archive
//     └─(an earlier run may  │ acknowledged (XEP-0198)            │
//        have sent it)       ├──────────────> Stored <────────────┘
//               │            │                  │ receipt (XEP-0184)
//               └> Doubtful  │                  v
//                            │               Received
//                            └──> Failed: refused by the other side or a server, or what ends every session
//
// Messages leave Queued in the order in which they were given, each when its stages (stage.hpp) are through with it; while one
// is Doubtful, those behind it stay there. What the screen shows of a message of ours is one of these.
enum class Delivery : std::uint8_t {
  Queued,       // waits for its turn, for a stage or for a session
  Transmitted,  // sent, not acknowledged
  Doubtful,     // sent in a session that ended before the acknowledgement
  Stored,       // our server has it
  Received,     // a device of the other side has it; may come for a message that another device of ours sent
  Failed,
};

// Whether there is an arrow from one to the other.
[[nodiscard]] constexpr bool may_become(Delivery from, Delivery to) {
  using enum Delivery;
  switch (from) {
    case Queued: return to == Transmitted || to == Failed;
    case Transmitted: return to == Stored || to == Doubtful || to == Failed;
    case Doubtful: return to == Queued || to == Stored || to == Failed;
    case Stored: return to == Received || to == Failed;
    case Received: return to == Failed;
    case Failed: return false;
  }
  return false;
}

// Whether the session still has something to do for it.
[[nodiscard]] constexpr bool is_pending(Delivery delivery) { return delivery < Delivery::Stored; }

}  // namespace protocol::im
