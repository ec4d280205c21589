#include "wasm/rtc/tones.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>

using Tone = shell::ports::Ringer::Tone;

namespace wasm::rtc {
namespace {

struct Note {
  float hertz;
  float start;     // seconds
  float duration;  // seconds
  float volume;
};

struct Score {
  std::span<const Note> notes;
  float length;  // seconds
};

constexpr std::array kIncoming = {Note{659.3F, 0.0F, 0.22F, 0.30F}, Note{784.0F, 0.2F, 0.22F, 0.30F},
                                  Note{1046.5F, 0.4F, 0.5F, 0.30F}, Note{784.0F, 1.0F, 0.22F, 0.22F},
                                  Note{1046.5F, 1.2F, 0.5F, 0.22F}};
constexpr std::array kOutgoing = {Note{425.0F, 0.0F, 1.0F, 0.12F}};  // ring-back tone (ITU-T E.180)
constexpr std::array kEnded = {Note{480.0F, 0.0F, 0.14F, 0.16F}, Note{360.0F, 0.16F, 0.22F, 0.16F}};

Score score(Tone tone) {
  switch (tone) {
    case Tone::Incoming: return {kIncoming, 3.0F};
    case Tone::Outgoing: return {kOutgoing, 4.0F};
    case Tone::Ended: return {kEnded, 0.4F};
    case Tone::None: break;
  }
  return {{}, 0.0F};
}

std::size_t samples(float seconds) { return static_cast<std::size_t>(seconds * kToneSampleRate); }

// Swells and fades within 20 ms, so that nothing clicks.
float envelope(std::size_t at, std::size_t length) {
  const float edge = static_cast<float>(samples(0.02F));
  const float rise = static_cast<float>(at) / edge;
  const float fall = static_cast<float>(length - at) / edge;
  return std::min({1.0F, rise, fall});
}

void mix(const Note& note, std::vector<float>& into) {
  const auto start = samples(note.start);
  const auto length = std::min(samples(note.duration), into.size() - start);
  const float step = 2.0F * std::numbers::pi_v<float> * note.hertz / kToneSampleRate;
  for (std::size_t i = 0; i < length; ++i)
    into[start + i] += note.volume * envelope(i, length) * std::sin(step * static_cast<float>(i));
}

}  // namespace

std::vector<float> synthesize(Tone tone) {
  const auto [notes, length] = score(tone);
  std::vector<float> wave(samples(length));
  for (const auto& note : notes) mix(note, wave);
  return wave;
}

}  // namespace wasm::rtc
