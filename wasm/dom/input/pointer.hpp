#pragma once

#include "wasm/dom/feed.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// Where a MouseEvent happened, in CSS pixels of the page.
ui::Vec2 pointer_place(const js::val& event);

// Mouse, touch, pen and wheel, wherever in the page. Without pointer capture, which would take clicks from links and text
// from the selection: the window hears of a pressed mouse even outside of it, and touches stay with the element they began on.
class Pointer {
 public:
  explicit Pointer(Feed& feed);

  // Whether the click that now arrives comes from a press and release that were fed already.
  [[nodiscard]] bool click_was_fed() const { return fed_; }
  // Whether a finger or a pen is down.
  [[nodiscard]] bool by_finger() const { return down_ && finger_; }

 private:
  void pressed(const js::val& event);
  void moved(const js::val& event);
  void released(const js::val& event);
  void left(const js::val& event);
  void wheel(const js::val& event);

  Feed& feed_;
  bool down_ = false;
  bool fed_ = false;
  bool finger_ = false;
  bool on_text_ = false;  // where the pointer is down, or was last
  js::Listener on_down_, on_move_, on_up_, on_cancel_, on_leave_, on_wheel_, on_key_, on_select_;
};

}  // namespace wasm::dom
