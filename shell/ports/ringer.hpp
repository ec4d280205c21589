#pragma once

#include <cstdint>

namespace shell::ports {

// Sounds that tell of calls.
class Ringer {
 public:
  virtual ~Ringer() = default;
  enum class Tone : std::uint8_t { None, Incoming, Outgoing, Ended };
  virtual void play(Tone tone) = 0;  // replaces what sounds; Incoming and Outgoing repeat until None
};

}  // namespace shell::ports
