#include "wasm/dom/page/video_host.hpp"

#include <algorithm>
#include <string>

#include "wasm/dom/element.hpp"
#include "wasm/dom/geometry.hpp"
#include "wasm/js/css.hpp"

namespace wasm::dom {

using js::val;

namespace {

std::string style(const ui::VideoPlacement& placement, std::size_t layer) {
  std::string css = dom::placement(placement.rect, {}) + ";clip-path:inset(0 round " + js::px(placement.radius) + ")";
  css += ";z-index:" + std::to_string(layer);
  css += placement.cover ? ";object-fit:cover" : ";object-fit:contain";
  if (placement.mirrored) css += ";transform:scaleX(-1)";
  return css;
}

}  // namespace

VideoHost::VideoHost() {
  const val host = dom::by_id("videos");
  for (Screen& screen : screens_) {
    screen.element = dom::create("video");
    js::set(screen.element, "muted", true);
    js::set(screen.element, "autoplay", true);
    js::set(screen.element, "playsInline", true);
    js::set(screen.element, "hidden", true);
    dom::append(host, screen.element);
  }
}

void VideoHost::set_stream(ui::VideoSource source, const val& stream) {
  const val& element = screen(source).element;
  js::set(element, "srcObject", stream);
  // Autoplay does not start again in every browser when the stream is replaced. Rejected when it is replaced once more.
  if (js::exists(stream)) js::Promise(element.call<val>("play"), [](const js::Settled&) {}).detach();
}

void VideoHost::place(std::span<const ui::VideoPlacement> placements) {
  for (std::size_t i = 0; i < screens_.size(); ++i) {
    Screen& screen = screens_[i];
    const auto found = std::ranges::find(placements, static_cast<ui::VideoSource>(i), &ui::VideoPlacement::source);
    const bool shown = found != placements.end();
    if (shown != screen.shown) js::set(screen.element, "hidden", !shown);
    const auto layer = static_cast<std::size_t>(found - placements.begin());
    if (shown && (!screen.shown || screen.placement != *found || screen.layer != layer)) {
      screen.placement = *found;
      screen.layer = layer;
      dom::set_style(screen.element, style(screen.placement, layer));
    }
    screen.shown = shown;
  }
}

}  // namespace wasm::dom
