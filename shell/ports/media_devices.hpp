#pragma once

#include <cstdint>
#include <functional>

namespace shell::ports {

enum class CaptureError : std::uint8_t { None, Denied, NotFound, InUse, Insecure, Failed };
enum class Device : std::uint8_t { Microphone, Camera };

struct Capture {
  bool audio_live = false;
  bool video_live = false;
  CaptureError audio_error = CaptureError::None;
  CaptureError video_error = CaptureError::None;
};

// The microphone and the camera; one capture at a time.
class MediaDevices {
 public:
  virtual ~MediaDevices() = default;
  using Done = std::function<void(Capture)>;
  using Lost = std::function<void(Device)>;
  // Asks for the devices, each alone if both together fail, so that a missing camera does not cost the voice.
  // `done` is called exactly once, later, unless release() comes first; `lost` when a device that was live is unplugged or taken
  // back before release().
  virtual void acquire(bool audio, bool video, Done done, Lost lost) = 0;
  virtual void set_enabled(bool audio, bool video) = 0;  // mute without letting go of the tracks
  virtual void release() = 0;                            // stops all tracks: the device's light goes out
};

// Sounds that tell of calls.
class Ringer {
 public:
  virtual ~Ringer() = default;
  enum class Tone : std::uint8_t { None, Incoming, Outgoing, Ended };
  virtual void play(Tone tone) = 0;  // replaces what sounds; Incoming and Outgoing repeat until None
};

}  // namespace shell::ports
