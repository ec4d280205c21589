#include "gallery/page/videos.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "wasm/dom/element.hpp"

namespace gallery {
namespace {

using wasm::js::val;

// A canvas with a head and shoulders, in another colour for each number; captureStream() makes a track of it.
val painted_track(std::uint32_t number) {
  const val canvas = wasm::dom::create("canvas");
  wasm::js::set(canvas, "width", 640);
  wasm::js::set(canvas, "height", 480);
  val brush = canvas.call<val>("getContext", std::string("2d"));
  const auto hue = std::to_string(number * 83 % 360);
  const auto fill = [&](const char* lightness) { brush.set("fillStyle", "hsl(" + hue + " 40% " + lightness + ")"); };
  const auto ellipse = [&](int y, int across, int down) {
    brush.call<void>("beginPath");
    brush.call<void>("ellipse", 320, y, across, down, 0, 0, 6.2832);
    brush.call<void>("fill");
  };
  fill("30%");
  brush.call<void>("fillRect", 0, 0, 640, 480);
  fill("60%");
  ellipse(460, 190, 150);
  fill("75%");
  ellipse(210, 80, 100);
  return canvas.call<val>("captureStream").call<val>("getVideoTracks")[0];
}

std::uint32_t highest(const ui::model::State& state) {
  std::uint32_t number = 0;
  const auto count = [&](const std::optional<ui::VideoId>& video) {
    if (video) number = std::max(number, static_cast<std::uint32_t>(*video));
  };
  if (!state.call) return number;
  count(state.call->own_picture);
  for (const auto& one : state.call->participants) count(one.picture);
  return number;
}

}  // namespace

PaintedVideos::PaintedVideos(wasm::dom::VideoHost& host, const ui::model::State& state) {
  for (std::uint32_t number = 1; number <= highest(state); ++number)
    pictures_.push_back(host.show(painted_track(number)));
}

}  // namespace gallery
