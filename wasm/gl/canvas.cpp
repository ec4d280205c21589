#include "wasm/gl/canvas.hpp"

#include <utility>

#include <imgui.h>

#include "wasm/dom/element.hpp"
#include "wasm/js/value.hpp"

namespace wasm::gl {

using js::val;

Canvas::Canvas(Events events)
    : events_(std::move(events)), element_(dom::document().call<val>("getElementById", val("canvas"))) {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = true;
  attributes.premultipliedAlpha = true;
  attributes.antialias = false;  // Dear ImGui smooths edges by itself
  attributes.depth = false;
  attributes.stencil = false;
  attributes.enableExtensionsByDefault = false;
  context_ = emscripten_webgl_create_context("#canvas", &attributes);
  if (context_ <= 0) return;
  emscripten_webgl_make_context_current(context_);
  gl_ = element_.call<val>("getContext", val("webgl2"));
  renderer_.emplace();
  watch();
}

Canvas::~Canvas() {
  renderer_.reset();
  if (context_ > 0) emscripten_webgl_destroy_context(context_);
}

void Canvas::watch() {
  on_lost_ = js::Listener(element_, "webglcontextlost", [this](const val& event) {
    event.call<void>("preventDefault");  // without this the browser never restores it
    lost_ = true;
    renderer_.reset();
    events_.lost();
  });
  on_restored_ = js::Listener(element_, "webglcontextrestored", [this](const val&) {
    lost_ = false;
    renderer_.emplace();
    events_.restored();
  });
}

void Canvas::set_size(int width, int height) {
  width_ = width;
  height_ = height;
}

void Canvas::draw(ImDrawData& data) {
  if (!usable() || lost_ || width_ == 0 || height_ == 0) return;
  // Resized here, in the task that also draws: a cleared canvas is never composited.
  if (js::integer(element_, "width") != width_) element_.set("width", width_);
  if (js::integer(element_, "height") != height_) element_.set("height", height_);
  renderer_->draw(data, width_, height_);
}

}  // namespace wasm::gl
