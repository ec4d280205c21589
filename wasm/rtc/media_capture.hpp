#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <emscripten/val.h>

#include "shell/ports/media_devices.hpp"
#include "wasm/dom/page/video_host.hpp"
#include "wasm/js/listener.hpp"
#include "wasm/js/promise.hpp"

namespace wasm::rtc {

// getUserMedia(): the microphone and the camera, as one MediaStream (https://w3c.github.io/mediacapture-main/).
class MediaCapture final : public shell::ports::MediaDevices {
 public:
  // Our own picture is shown by `videos`.
  explicit MediaCapture(dom::VideoHost& videos) : videos_(videos) {}

  void acquire(bool audio, bool video, Done done, Lost lost) override;
  void set_enabled(bool audio, bool video) override;
  void release() override;

  // The tracks that are held; null when there are none.
  [[nodiscard]] emscripten::val stream() const { return stream_; }

 private:
  struct Acquisition;
  using Shared = std::shared_ptr<Acquisition>;
  enum class Ask : std::uint8_t { Both, Audio, Video };

  void ask(const Shared& acquisition, Ask what);
  void settled(const Shared& acquisition, Ask what, const js::Settled& outcome);
  void finish(const Shared& acquisition);
  void watch(const Shared& acquisition);
  void apply_enabled();

  dom::VideoHost& videos_;
  emscripten::val stream_ = emscripten::val::null();
  std::vector<js::Listener> ends_;  // of the tracks
  bool audio_enabled_ = true;
  bool video_enabled_ = true;
  std::uint32_t generation_ = 0;  // of acquire() and release(): what an older one brings late is stopped at once
};

}  // namespace wasm::rtc
