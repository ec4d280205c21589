#pragma once

#include "wasm/dom/mirror/mirror.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// Text of messages that is selected, by mouse or by keyboard, and what is copied of it. The browser selects; what has scrolled out
// of sight is not in the page any longer and so not in the selection.
class Selection {
 public:
  explicit Selection(const Mirror& mirror);

  // Performs a key in the log that selects: Shift with arrows, Home or End, also by words; Ctrl or Cmd with A takes all that is in
  // sight. False: it is no such key. `event`: a keydown outside of fields.
  static bool key_pressed(const js::val& event);

 private:
  void copy(const js::val& event) const;

  const Mirror& mirror_;
  js::Listener on_copy_;
};

}  // namespace wasm::dom
