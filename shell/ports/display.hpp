#pragma once

#include <functional>
#include <string>

#include "ui/interface.hpp"

namespace shell::ports {

class DisplayListener {
 public:
  virtual ~DisplayListener() = default;
  virtual void display_input(const ui::Input& input) = 0;
  // Draw now. Called for a requested frame, and at once within pointerup, click, copy and key handlers, where the browser
  // allows sound, clipboard and pickers.
  virtual void display_frame() = 0;
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

// Tells people what happens while they look elsewhere.
class Notifier {
 public:
  virtual ~Notifier() = default;
  virtual void set_unread(unsigned count) = 0;  // in the title and the app's badge
  // A notification of the system where it was allowed; `tag` replaces an earlier one; text is shown as plain text.
  virtual void notify(const std::string& tag, const std::string& title, const std::string& text) = 0;
  virtual void withdraw(const std::string& tag) = 0;
  virtual void ask_permission() = 0;  // only within a person's gesture
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
