#pragma once

#include <vector>

#include "shell/ports/ringer.hpp"

namespace wasm::rtc {

inline constexpr int kToneSampleRate = 16000;  // Hz

// Samples of one round of `tone`, -1 to 1, with the silence that follows it; empty for None.
std::vector<float> synthesize(shell::ports::Ringer::Tone tone);

}  // namespace wasm::rtc
