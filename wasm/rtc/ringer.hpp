#pragma once

#include <vector>

#include <emscripten/val.h>

#include "shell/ports/ringer.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::rtc {

// Tones by Web Audio (https://www.w3.org/TR/webaudio/), so that no sound file is loaded. Before the first gesture browsers let
// no sound out; what rings then is heard from the gesture on.
class ToneRinger final : public shell::ports::Ringer {
 public:
  void play(Tone tone) override;

 private:
  bool make_context();
  void hush();
  void start(Tone tone);
  void resume();
  void suspend();

  emscripten::val context_;  // AudioContext, made with the first tone
  emscripten::val source_;   // the AudioBufferSourceNode that sounds, or undefined
  std::vector<js::Listener> gestures_;
  js::Listener ended_;
};

}  // namespace wasm::rtc
