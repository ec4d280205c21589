#pragma once

#include <functional>
#include <optional>

#include <emscripten/html5_webgl.h>

#include "wasm/gl/renderer.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::gl {

// The page's <canvas id="canvas"> with its WebGL2 context: transparent where nothing is drawn, so that what lies under it in
// the page is seen.
class Canvas {
 public:
  struct Events {
    std::function<void()> lost;      // the context and all textures are gone
    std::function<void()> restored;  // draw again, with new textures
  };

  // Makes the context; usable() tells whether the browser gave one.
  explicit Canvas(Events events);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  [[nodiscard]] bool usable() const { return context_ > 0; }
  // The WebGL2RenderingContext, to upload what only JavaScript holds.
  [[nodiscard]] const js::val& context() const { return gl_; }
  [[nodiscard]] const js::val& element() const { return element_; }
  // Size of the drawing buffer in device pixels, from the next draw() on: setting it clears the picture at once.
  void set_size(int width, int height);
  void draw(ImDrawData& data);  // nothing while the context is lost

 private:
  void watch();

  Events events_;
  js::val element_;
  js::val gl_;
  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context_ = 0;
  bool lost_ = false;
  int width_ = 0;
  int height_ = 0;
  std::optional<Renderer> renderer_;
  js::Listener on_lost_;
  js::Listener on_restored_;
};

}  // namespace wasm::gl
