#include "wasm/rtc/sound_output.hpp"

#include <vector>

#include "wasm/dom/element.hpp"
#include "wasm/js/listener.hpp"
#include "wasm/js/promise.hpp"

using emscripten::val;

namespace wasm::rtc {

struct SoundOutput::Element {
  val audio;
  js::Promise playing;
  std::vector<js::Listener> gestures;

  void play() {
    gestures.clear();
    playing = js::Promise(audio.call<val>("play"), [this](const js::Settled& outcome) {
      if (!outcome) await_gesture();
    });
  }

  // https://html.spec.whatwg.org/multipage/media.html#allowed-to-play
  void await_gesture() {
    for (const char* gesture : {"pointerup", "keydown"})
      gestures.emplace_back(dom::document(), gesture, [this](const val&) { play(); }, js::Phase::Capture);
  }
};

// In the document, because Safari plays no element outside of it.
SoundOutput::SoundOutput(const val& stream) : element_(std::make_unique<Element>()) {
  val& audio = element_->audio;
  audio = dom::document().call<val>("createElement", std::string("audio"));
  audio.set("hidden", true);
  audio.set("srcObject", stream);
  dom::document()["body"].call<void>("append", audio);
  element_->play();
}

SoundOutput::~SoundOutput() {
  if (!element_) return;
  element_->audio.call<void>("pause");
  element_->audio.set("srcObject", val::null());
  element_->audio.call<void>("remove");
}

SoundOutput::SoundOutput(SoundOutput&&) noexcept = default;

SoundOutput& SoundOutput::operator=(SoundOutput&&) noexcept = default;

}  // namespace wasm::rtc
