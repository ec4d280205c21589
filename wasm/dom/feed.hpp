#pragma once

#include "ui/input.hpp"

namespace wasm::dom {

// Where the browser's events go.
class Feed {
 public:
  virtual ~Feed() = default;
  virtual void input(const ui::Input& input) = 0;  // for the next frame
  // Draws that frame before this returns: within the handlers of gestures, where the browser allows sound, clipboard and pickers.
  virtual void frame_now() = 0;
};

}  // namespace wasm::dom
