#pragma once

#include "wasm/dom/feed.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// Whether the page is zoomed with the fingers: what is seen is a part of it, over which they move.
bool is_pinched();

// The size of what people see: window, zoom, soft keyboard, notches, the browser's font size.
class Viewport {
 public:
  struct Pixels {
    int width = 0;
    int height = 0;
  };

  // Watches `canvas`, which fills the page.
  Viewport(Feed& feed, const js::val& canvas);
  ~Viewport();
  Viewport(const Viewport&) = delete;
  Viewport& operator=(const Viewport&) = delete;

  // Feeds the present state; afterwards it is fed when it changes.
  void start();
  // Before a frame: feeds a density that changed without any event.
  void check_density();
  [[nodiscard]] Pixels pixels() const { return pixels_; }  // of the drawing buffer that fits the canvas
  [[nodiscard]] float density() const { return now_.density; }

 private:
  void measured(const js::val& entries);
  void update();
  void watch_density();

  Feed& feed_;
  js::val canvas_;
  js::val probe_;
  Pixels pixels_;
  ui::Vec2 layout_;  // of the page without regard to a soft keyboard
  ui::ViewportChanged now_;
  bool started_ = false;
  js::Function on_measured_;
  js::val observer_;
  js::Listener on_resize_, on_visual_resize_, on_visual_scroll_, on_density_;
};

}  // namespace wasm::dom
