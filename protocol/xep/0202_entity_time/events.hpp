#pragma once

#include "protocol/core/time.hpp"

namespace protocol::xep0202 {

// What our server's clock shows now; comes anew with each stream, where the server tells.
struct ServerTime {
  Timestamp now;
};

}  // namespace protocol::xep0202
