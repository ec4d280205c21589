#pragma once

#include <algorithm>

#include "ui/geometry.hpp"

// Views lay out by cutting rectangles: take a bar off the top, a column off the left, what is left is the content.
namespace ui::widget {

constexpr float right(const Rect& r) { return r.x + r.width; }
constexpr float bottom(const Rect& r) { return r.y + r.height; }
constexpr Vec2 center(const Rect& r) { return {r.x + (r.width / 2), r.y + (r.height / 2)}; }
constexpr bool empty(const Rect& r) { return r.width <= 0 || r.height <= 0; }
constexpr bool contains(const Rect& r, Vec2 p) { return p.x >= r.x && p.x < right(r) && p.y >= r.y && p.y < bottom(r); }

constexpr Rect intersection(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::max(0.0F, std::min(right(a), right(b)) - x), std::max(0.0F, std::min(bottom(a), bottom(b)) - y)};
}
constexpr bool overlap(const Rect& a, const Rect& b) { return !empty(intersection(a, b)); }

// The part is returned and no longer belongs to `rest`. Never takes more than there is.
constexpr Rect cut_top(Rect& rest, float height) {
  const float taken = std::clamp(height, 0.0F, std::max(0.0F, rest.height));
  const Rect part{rest.x, rest.y, rest.width, taken};
  rest.y += taken;
  rest.height -= taken;
  return part;
}
constexpr Rect cut_bottom(Rect& rest, float height) {
  const float taken = std::clamp(height, 0.0F, std::max(0.0F, rest.height));
  rest.height -= taken;
  return {rest.x, rest.y + rest.height, rest.width, taken};
}
constexpr Rect cut_left(Rect& rest, float width) {
  const float taken = std::clamp(width, 0.0F, std::max(0.0F, rest.width));
  const Rect part{rest.x, rest.y, taken, rest.height};
  rest.x += taken;
  rest.width -= taken;
  return part;
}
constexpr Rect cut_right(Rect& rest, float width) {
  const float taken = std::clamp(width, 0.0F, std::max(0.0F, rest.width));
  rest.width -= taken;
  return {rest.x + rest.width, rest.y, taken, rest.height};
}

constexpr Rect inset(const Rect& r, float horizontal, float vertical) {
  return {r.x + horizontal, r.y + vertical, std::max(0.0F, r.width - (2 * horizontal)),
          std::max(0.0F, r.height - (2 * vertical))};
}
constexpr Rect grown(const Rect& r, float by) { return {r.x - by, r.y - by, r.width + (2 * by), r.height + (2 * by)}; }
constexpr Rect moved(const Rect& r, float dx, float dy) { return {r.x + dx, r.y + dy, r.width, r.height}; }

// A rect of that size in the middle of `outer`.
constexpr Rect centered(const Rect& outer, float width, float height) {
  return {outer.x + ((outer.width - width) / 2), outer.y + ((outer.height - height) / 2), width, height};
}

constexpr Rect without(const Rect& r, const Insets& edges) {
  return {r.x + edges.left, r.y + edges.top, std::max(0.0F, r.width - edges.left - edges.right),
          std::max(0.0F, r.height - edges.top - edges.bottom)};
}

}  // namespace ui::widget
