#pragma once

#include <variant>

#include "ui/geometry.hpp"
#include "ui/input.hpp"

namespace ui {

// Views lay out from left to right, whatever the language. Where it is written from right to left, the finished screen is
// turned over: all that leaves (pixels, semantics, fields, videos) and all that comes in (pointers, arrow keys) passes through
// this. What a view calls left is the side where lines begin.
struct Flip {
  float width = 0;  // of the screen, CSS pixels
  bool on = false;

  [[nodiscard]] Vec2 operator()(Vec2 at) const { return on ? Vec2{width - at.x, at.y} : at; }
  [[nodiscard]] Rect operator()(const Rect& rect) const {
    return on ? Rect{width - rect.x - rect.width, rect.y, rect.width, rect.height} : rect;
  }
  [[nodiscard]] Insets operator()(const Insets& edges) const {
    return on ? Insets{edges.top, edges.left, edges.bottom, edges.right} : edges;
  }
  [[nodiscard]] Key operator()(Key key) const {
    if (!on || (key != Key::Left && key != Key::Right)) return key;
    return key == Key::Left ? Key::Right : Key::Left;
  }
  [[nodiscard]] Input operator()(Input input) const {
    std::visit(
        [this](auto& event) {
          if constexpr (requires { event.at.x; }) event.at = (*this)(event.at);
          if constexpr (requires { event.at->x; }) event.at = event.at.transform(*this);
          if constexpr (requires { event.pixels; }) event.pixels.x = on ? -event.pixels.x : event.pixels.x;
          if constexpr (requires { event.key = Key::Escape; }) event.key = (*this)(event.key);
        },
        input);
    return input;
  }
};

}  // namespace ui
