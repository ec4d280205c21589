#pragma once

#include <optional>

#include "ui/widget/kit/kit.hpp"

namespace ui::widget {

// How a scrolling area moves: by wheel, by finger with momentum, by keys, or towards a place that was asked for.
struct Motion {
  float velocity = 0;  // CSS pixels a second, after the finger let go
  Moment moved{};      // when it last moved by a finger
  // Where on its way (0 to 1) the thumb was taken: while it is held, the content's height may turn out different.
  std::optional<double> bar_from;
  float bar_moved = 0;  // how far the thumb was moved since
  Moment shown{};       // when the bar was last of use
};

// The pixels by which the area's content moves in this frame, towards its end. `id` names the area; asks for frames while
// momentum lasts.
float scroll_step(Kit& kit, NodeId id, const Rect& area, Motion& motion);

// What a bar beside a scrolling area shows.
struct BarView {
  double content = 0;  // all there is, CSS pixels
  double view = 0;     // how much is seen
  double top = 0;      // what is seen first
};

// A slim bar at the right edge of `area`, visible while it is of use. Gives the new top when the thumb was dragged.
std::optional<double> scroll_bar(Kit& kit, NodeKey key, const Rect& area, const BarView& view, Motion& motion);

// Scroll state of an area whose content has a known height.
struct ScrollMemory {
  double top = 0;
  Motion motion;
};

// Moves the content and keeps it in bounds; `id` names the area.
void scroll(Kit& kit, NodeId id, const Rect& area, double content, ScrollMemory& memory);

// Moves as little as needed so that the part from `top` to `bottom` of the content is seen.
void reveal(ScrollMemory& memory, double top, double bottom, double view);

}  // namespace ui::widget
