#include "wasm/dom/video_host.hpp"

#include <algorithm>
#include <string>

#include "wasm/dom/geometry.hpp"
#include "wasm/js/css.hpp"
#include "wasm/js/value.hpp"

namespace wasm::dom {

using js::val;

namespace {

std::string style(const ui::VideoPlacement& placement) {
  std::string css = dom::placement(placement.rect, {}) + ";clip-path:inset(0 round " + js::px(placement.radius) + ")";
  css += placement.cover ? ";object-fit:cover" : ";object-fit:contain";
  if (placement.mirrored) css += ";transform:scaleX(-1)";
  return css;
}

}  // namespace

VideoHost::VideoHost() {
  const val host = js::document().call<val>("getElementById", val("videos"));
  for (Screen& screen : screens_) {
    screen.element = js::document().call<val>("createElement", val("video"));
    screen.element.set("muted", true);
    screen.element.set("autoplay", true);
    screen.element.set("playsInline", true);
    screen.element.set("hidden", true);
    host.call<void>("append", screen.element);
  }
}

void VideoHost::set_stream(ui::VideoSource source, const val& stream) {
  const val& element = screen(source).element;
  element.set("srcObject", stream);
  // Autoplay does not start again in every browser when the stream is replaced. Rejected when it is replaced once more.
  if (js::exists(stream)) js::Promise(element.call<val>("play"), [](const js::Settled&) {}).detach();
}

void VideoHost::place(std::span<const ui::VideoPlacement> placements) {
  for (std::size_t i = 0; i < screens_.size(); ++i) {
    Screen& screen = screens_[i];
    const auto found = std::ranges::find(placements, static_cast<ui::VideoSource>(i), &ui::VideoPlacement::source);
    const bool shown = found != placements.end();
    if (shown != screen.shown) screen.element.set("hidden", !shown);
    if (shown && (!screen.shown || screen.placement != *found)) {
      screen.placement = *found;
      screen.element["style"].set("cssText", val(style(screen.placement)));
    }
    screen.shown = shown;
  }
}

}  // namespace wasm::dom
