#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ui/video.hpp"

namespace shell::ports {

enum class SourceKind : std::uint8_t { Microphone, Camera, Screen };

// What is asked for.
struct SourceWish {
  SourceKind kind = SourceKind::Microphone;
  std::string device{};  // as the browser knows it; empty: its choice
  // Of a picture, as near as the device comes to it.
  std::uint16_t width = 1280;
  std::uint16_t height = 720;
  std::uint16_t frame_rate = 30;
};

enum class CaptureError : std::uint8_t { None, Denied, NotFound, InUse, Insecure, Failed };

// What came of a wish.
struct SourceOutcome {
  SourceKind kind = SourceKind::Microphone;
  CaptureError error = CaptureError::None;
  ui::VideoId picture{};  // of a live camera or screen
};

enum class CaptureId : std::uint32_t {};  // chosen by whoever asks, never again
enum class Flow : bool { Paused, Running };

// Microphones, cameras and screens, in captures of one or several sources each; several captures at once.
class MediaSources {
 public:
  virtual ~MediaSources() = default;
  using Done = std::function<void(std::vector<SourceOutcome>)>;
  using Lost = std::function<void(SourceKind)>;
  // Asks for the sources, each alone if all together fail, so that a missing camera does not cost the voice.
  // `done` is called exactly once, later, unless release() comes first; `lost` when a source that was live is unplugged or taken
  // back before release().
  virtual void acquire(CaptureId capture, std::vector<SourceWish> wanted, Done done, Lost lost) = 0;
  virtual void set_flow(CaptureId capture, SourceKind kind, Flow flow) = 0;  // mute without letting go of the source
  virtual void release(CaptureId capture) = 0;  // stops its sources: the device's light goes out
};

}  // namespace shell::ports
