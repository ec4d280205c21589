#include "wasm/rtc/ringer.hpp"

#include <string>
#include <utility>

#include "wasm/dom/element.hpp"
#include "wasm/js/attempt.hpp"
#include "wasm/js/promise.hpp"
#include "wasm/js/value.hpp"
#include "wasm/rtc/tones.hpp"

using emscripten::val;

namespace wasm::rtc {
namespace {

// A browser that does not let the context run or rest yet settles this late or not at all; nothing depends on it.
void ask(const val& context, const char* method) {
  js::Promise(context.call<val>(method), [](const js::Settled&) {}).detach();
}

}  // namespace

void ToneRinger::play(Tone tone) {
  hush();
  if (tone == Tone::None) {
    suspend();
  } else if (make_context()) {
    start(tone);
    resume();
  }
}

// A device without sound output has no context to give; then nothing rings.
bool ToneRinger::make_context() {
  if (js::exists(context_)) return true;
  auto made = js::attempt_new(val::global("AudioContext"));
  if (made) context_ = std::move(*made);
  return made.has_value();
}

void ToneRinger::start(Tone tone) {
  const auto wave = synthesize(tone);
  const val buffer = context_.call<val>("createBuffer", 1, wave.size(), kToneSampleRate);
  buffer.call<void>("copyToChannel", val(emscripten::typed_memory_view(wave.size(), wave.data())), 0);
  source_ = context_.call<val>("createBufferSource");
  source_.set("buffer", buffer);
  source_.set("loop", tone != Tone::Ended);
  source_.call<void>("connect", context_["destination"]);
  ended_ = js::Listener(source_, "ended", [this](const val&) { suspend(); });
  source_.call<void>("start");
}

void ToneRinger::hush() {
  gestures_.clear();
  ended_ = js::Listener();
  if (!js::exists(source_)) return;
  source_.call<void>("stop");
  source_.call<void>("disconnect");
  source_ = val::undefined();
}

void ToneRinger::resume() {
  if (js::text(context_, "state") == "running") return;
  ask(context_, "resume");
  for (const char* gesture : {"pointerup", "keydown"}) {
    gestures_.emplace_back(
        dom::document(), gesture, [this](const val&) { ask(context_, "resume"); }, js::Phase::Capture);
  }
}

// Lets go of the sound device while nothing rings.
void ToneRinger::suspend() {
  if (js::exists(context_) && js::text(context_, "state") == "running") ask(context_, "suspend");
}

}  // namespace wasm::rtc
