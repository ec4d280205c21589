#pragma once

#include <memory>

#include <emscripten/val.h>

namespace wasm::rtc {

// An <audio> element that plays a MediaStream for as long as this lives. Where the browser wants a gesture first, playing starts
// with the next one.
class SoundOutput {
 public:
  explicit SoundOutput(const emscripten::val& stream);
  ~SoundOutput();
  SoundOutput(SoundOutput&&) noexcept;
  SoundOutput& operator=(SoundOutput&&) noexcept;

 private:
  struct Element;
  std::unique_ptr<Element> element_;
};

}  // namespace wasm::rtc
