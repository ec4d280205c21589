#pragma once

#include <cstdint>
#include <optional>

#include "ui/widget/list/height_index.hpp"
#include "ui/widget/list/scroll.hpp"

namespace ui::widget {

// What a long list shows. Heights are asked for near what is seen only.
class LongListItems {
 public:
  virtual ~LongListItems() = default;
  [[nodiscard]] virtual std::int64_t begin() const = 0;
  [[nodiscard]] virtual std::int64_t end() const = 0;
  // Height of an item in CSS pixels, exactly.
  virtual float measure(std::int64_t position) = 0;
  // Draws it; `rect` is as high as it was measured.
  virtual void draw(std::int64_t position, const Rect& rect) = 0;
};

// A list whose items have different heights and that may be as long as memory holds. It is anchored at an item: what happens
// above (older items arrive, heights turn out different) does not move what is seen. At its end it stays at its end.
class LongList {
 public:
  // Moves, lays out and draws. `id` names the scrolling area, which must be the open node.
  void frame(Kit& kit, NodeId id, const Rect& area, LongListItems& items);

  // Heights are void: the width or the positions changed. What is seen stays where it is.
  void forget_heights() { heights_.clear(); }
  void set_estimate(double height) { heights_.set_estimate(height); }
  void jump_to_end() { at_end_ = true; }
  // An item that is seen grows: what is above stays where it is, and not the end.
  void leave_end() { at_end_ = false; }
  // Brings the item into sight, a third of the area below its top.
  void jump_to(std::int64_t position);
  void scroll_by(double pixels) { wanted_ += pixels; }
  // The item is that many pixels below the area's top, where another position had been: positions changed, what is seen does
  // not. Nothing at the end, or after a jump.
  void hold(std::int64_t position, double y);
  // Scrolls as little as brings the item into sight, which is at most some screens away; frame() does it.
  void reveal(std::int64_t position) { revealed_ = position; }

  [[nodiscard]] bool at_end() const { return at_end_; }
  // Whether the next frame() follows a jump_to().
  [[nodiscard]] bool jumping() const { return jumping_; }
  // Pixels from the top of all to the top of what is seen, as far as known.
  [[nodiscard]] double top() const { return top_; }
  [[nodiscard]] std::int64_t first_seen() const { return anchor_; }

 private:
  float measure(LongListItems& items, std::int64_t position);
  void bring_into_sight(std::int64_t position, const Rect& area, LongListItems& items);
  void settle(const Rect& area, LongListItems& items);
  void settle_at_end(const Rect& area, LongListItems& items);
  void normalize(LongListItems& items);
  void keep_within(const Rect& area, LongListItems& items);
  void bar(Kit& kit, const Rect& area);
  void draw(Kit& kit, const Rect& area, LongListItems& items);

  HeightIndex heights_;
  Motion motion_;
  std::int64_t anchor_ = 0;  // the first item that is seen
  double into_ = 0;          // pixels of it above the area's top
  double wanted_ = 0;        // still to move
  bool jumping_ = false;     // the anchor was set by jump_to()
  std::optional<std::int64_t> revealed_;
  double top_ = 0;
  bool at_end_ = true;
  // The first seen item that stays the same when items come before it (the two at the very top do not), and where it was.
  std::int64_t kept_ = 0;
  double kept_y_ = 0;
  std::int64_t begin_ = 0;
};

}  // namespace ui::widget
