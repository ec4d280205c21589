#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include <emscripten/val.h>

#include "shell/ports/media_sources.hpp"
#include "wasm/dom/page/video_host.hpp"
#include "wasm/js/promise.hpp"

namespace wasm::rtc {

// getUserMedia() and getDisplayMedia(): a MediaStream for each capture (https://w3c.github.io/mediacapture-main/).
class BrowserMediaSources final : public shell::ports::MediaSources {
 public:
  // Our own pictures are shown by `videos`.
  explicit BrowserMediaSources(dom::VideoHost& videos) : videos_(videos) {}

  void acquire(shell::ports::CaptureId id, std::vector<shell::ports::SourceWish> wanted, Done done, Lost lost) override;
  void set_flow(shell::ports::CaptureId id, shell::ports::SourceKind kind, shell::ports::Flow flow) override;
  void release(shell::ports::CaptureId id) override;

  // The tracks of a capture; null when there are none.
  [[nodiscard]] emscripten::val stream(shell::ports::CaptureId id) const;

 private:
  struct Capture;
  using Question = std::vector<shell::ports::SourceWish>;  // what the browser is asked for at once

  void ask_next(const std::shared_ptr<Capture>& capture);
  void settled(const std::shared_ptr<Capture>& capture, const Question& asked, const js::Settled& outcome);
  void take(const std::shared_ptr<Capture>& capture, shell::ports::SourceKind kind, const emscripten::val& track);

  dom::VideoHost& videos_;
  std::unordered_map<shell::ports::CaptureId, std::shared_ptr<Capture>> captures_;
};

}  // namespace wasm::rtc
