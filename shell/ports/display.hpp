#pragma once

#include <functional>
#include <string>

#include "ui/frame.hpp"
#include "ui/input.hpp"

namespace shell::ports {

class DisplayListener {
 public:
  virtual ~DisplayListener() = default;
  virtual void display_input(const ui::Input& input) = 0;
  // Draw now. Called for a requested frame, and at once within pointerup, click, copy and key handlers, where the browser
  // allows sound, clipboard and pickers.
  virtual void display_frame() = 0;
  // The browser has done its share of what was presented last: layout, paint, and the wait for the device that draws.
  virtual void display_rendered() = 0;
  // Textures are gone, and none can be made until display_restored(). Frames go on without a picture: what people do with
  // fields, keys and the mirror still happens.
  virtual void display_lost() = 0;
  virtual void display_restored() = 0;
  enum class Visibility : bool { Hidden, Visible };
  virtual void display_visibility(Visibility visibility) = 0;
  enum class Network : bool { Offline, Online };
  virtual void display_network(Network network) = 0;  // what the browser believes (window `online` and `offline`)
  // The page goes away (`pagehide`): what must reach the network or the storage is handed over before this returns.
  virtual void display_closing() = 0;
};

// The page: canvas, mirror, fields and videos.
class Display {
 public:
  virtual ~Display() = default;
  virtual void listen(DisplayListener* listener) = 0;
  virtual void request_frame() = 0;  // one display_frame() with the next animation frame; harmless when one is pending
  virtual void present(const ui::Frame& frame) = 0;
};

struct Notification {
  std::string tag;  // it replaces an earlier one of the same tag
  std::string title;
  std::string text;   // plain
  std::string place;  // where a click leads, such as PlaceRequested has it; empty: where the page is
};

// Tells people what happens while they look elsewhere.
class Notifier {
 public:
  virtual ~Notifier() = default;
  virtual void set_unread(unsigned count) = 0;                // in the title and the app's badge
  virtual void notify(const Notification& notification) = 0;  // of the system, where it was allowed
  virtual void withdraw(const std::string& tag) = 0;
  virtual void ask_permission() = 0;  // only within a person's gesture
};

// Keeps a screen that nobody touches from going dark, and a phone from sleeping.
class WakeLock {
 public:
  virtual ~WakeLock() = default;
  virtual void hold() = 0;  // where the browser can; nothing is said where it cannot
  virtual void release() = 0;
};

// The clipboard that people paste from elsewhere.
class Clipboard {
 public:
  virtual ~Clipboard() = default;
  enum class Outcome : bool { Refused, Written };
  using Done = std::function<void(Outcome)>;
  // Only within a person's gesture. `done` is called once, later.
  virtual void write(const std::string& text, Done done) = 0;
};

}  // namespace shell::ports
