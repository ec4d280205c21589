#pragma once

#include <string>

#include "protocol/event.hpp"

namespace tests::jingle {

class Device;

// One line for an event: "incoming av", "state ringing", "open a", "create offer", "apply answer", "candidate 0",
// "close", "ended hung-up", "missed av", "mute a".
[[nodiscard]] std::string describe(const protocol::Event& event);

// What every call promises, whatever happened: ended exactly once, closed exactly once for each opening and before that,
// silent afterwards.
void check_promises(const Device& device);

}  // namespace tests::jingle
