#include "wasm/dom/page/page.hpp"

#include <string>
#include <utility>

#include "wasm/dom/element.hpp"

namespace wasm::dom {

using js::val;
using shell::ports::DisplayListener;

Page::Page()
    : canvas_({.lost = [this] { lost(); }, .restored = [this] { restored(); }}),
      notifier_(*this, head_),
      pointer_(*this),
      fields_(*this),
      mirror_(fields_, shaper_),
      keyboard_(*this, fields_, mirror_, pointer_),
      viewport_(*this, canvas_.element()),
      environment_(*this),
      router_(*this),
      root_(dom::by_id("root")),
      on_frame_([this](const val&) { animation_frame(); }),
      rendering_(val::global("MessageChannel").new_()),
      on_rendered_(rendering_["port1"], "message", [this](const val&) {
        if (listener_) listener_->display_rendered();
      }) {
  rendering_["port1"].call<void>("start");
  // web/boot.js says it.
  if (!canvas_.usable()) dom::set_attribute(dom::document()["documentElement"], "data-trouble", "graphics");
  shaper_.use_context(canvas_.context());
  pictures_.use_context(canvas_.context());
  watch_page();
}

void Page::watch_page() {
  listeners_.emplace_back(dom::document(), "visibilitychange", [this](const val&) { visibility_changed(); });
  const auto network = [this](DisplayListener::Network state) {
    return [this, state](const val&) {
      if (listener_) listener_->display_network(state);
    };
  };
  listeners_.emplace_back(dom::window(), "online", network(DisplayListener::Network::Online));
  listeners_.emplace_back(dom::window(), "offline", network(DisplayListener::Network::Offline));
  watch_closing();
  // Out of the browser's cache of pages, and after it was frozen (Page Lifecycle §3), a page is told of nothing else everywhere.
  listeners_.emplace_back(dom::window(), "pageshow", [this](const val& event) {
    if (js::flag(event, "persisted")) visibility_changed();
  });
  listeners_.emplace_back(dom::document(), "resume", [this](const val&) { visibility_changed(); });
  // Within copy and cut the frame that fills the clipboard must be drawn at once.
  for (const char* type : {"copy", "cut"})
    listeners_.emplace_back(dom::document(), type, [this](const val&) { frame_now(); });
}

// When a tab is closed, Firefox ends the script that runs about a millisecond later, wherever it is, but still calls the listeners
// after it: a second one finishes what the first could not.
void Page::watch_closing() {
  const auto close = [this] {
    closed_ = false;
    if (listener_) listener_->display_closing();
    closed_ = true;
  };
  listeners_.emplace_back(dom::window(), "pagehide", [close](const val&) { close(); });
  listeners_.emplace_back(dom::window(), "pagehide", [this, close](const val&) {
    if (!closed_) close();
  });
}

void Page::listen(DisplayListener* listener) {
  listener_ = listener;
  if (!listener_) return;
  environment_.start();
  viewport_.start();
  router_.start();
  visibility_changed();
}

void Page::input(const ui::Input& input) {
  if (listener_) listener_->display_input(input);
}

void Page::request_frame() {
  if (pending_ != 0 || !visible_) return;
  pending_ = dom::window().call<int>("requestAnimationFrame", on_frame_.value());
}

void Page::animation_frame() {
  pending_ = 0;
  const std::uint32_t before = frames_;
  frame_now();
  if (frames_ != before) await_rendering();
}

// What is posted within an animation frame comes after style, layout and paint (HTML §8.1.7.3, "update the rendering").
void Page::await_rendering() { rendering_["port2"].call<void>("postMessage", 0); }

void Page::frame_now() {
  // An event handler may run within a frame, when presenting moves the focus: the frame that is drawn asks for the next.
  if (!listener_ || !visible_ || !canvas_.usable() || drawing_) return;
  viewport_.check_density();
  if (pending_ != 0) dom::window().call<void>("cancelAnimationFrame", std::exchange(pending_, 0));
  drawing_ = true;
  shaper_.set_density(viewport_.density());
  pictures_.set_density(viewport_.density());
  listener_->display_frame();
  drawing_ = false;
}

void Page::present(const ui::Frame& frame) {
  const auto [width, height] = viewport_.pixels();
  canvas_.set_size(width, height);
  if (frame.draw) canvas_.draw(*frame.draw);
  shaper_.end_frame();
  pictures_.end_frame();
  fields_.prepare(frame.fields);
  mirror_.apply(frame.semantics);
  fields_.show(frame.fields);
  videos_.place(frame.videos);
  head_.show(frame);
  router_.show(frame.route);
  if (frame.focus) mirror_.focus(*frame.focus);
  dom::set_attribute(root_, "data-frames", std::to_string(++frames_));
}

void Page::visibility_changed() {
  visible_ = js::text(dom::document(), "visibilityState") == "visible";
  if (!listener_) return;
  listener_->display_visibility(visible_ ? DisplayListener::Visibility::Visible : DisplayListener::Visibility::Hidden);
  if (visible_) request_frame();
}

void Page::lost() {
  show_words(true);
  shaper_.forget_textures();
  shaper_.use_context(val::undefined());
  pictures_.forget_textures();
  pictures_.use_context(val::undefined());
  if (listener_) listener_->display_lost();
}

void Page::restored() {
  shaper_.use_context(canvas_.context());
  pictures_.use_context(canvas_.context());
  if (listener_) listener_->display_restored();
  frame_now();
  show_words(false);
}

// Without a picture the mirror's words are seen instead (web/app.css).
void Page::show_words(bool shown) {
  dom::document()["documentElement"]["classList"].call<void>("toggle", val("undrawn"), shown);
}

}  // namespace wasm::dom
