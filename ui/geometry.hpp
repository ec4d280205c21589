#pragma once

#include <chrono>

// Plain values that all of ui/ shares. Lengths are CSS pixels from the page's top left corner unless said otherwise.
namespace ui {

struct Vec2 {
  float x = 0;
  float y = 0;
  friend bool operator==(const Vec2&, const Vec2&) = default;
};

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;
  friend bool operator==(const Rect&, const Rect&) = default;
};

struct Insets {
  float top = 0;
  float right = 0;
  float bottom = 0;
  float left = 0;
  friend bool operator==(const Insets&, const Insets&) = default;
};

using Moment = std::chrono::milliseconds;                           // monotonic, from an origin of the caller's choice
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;  // UTC

}  // namespace ui
