#include "ui/widget/list/long_list.hpp"

#include <algorithm>
#include <utility>

namespace ui::widget {

void LongList::jump_to(std::int64_t position) {
  anchor_ = position;
  into_ = 0;
  wanted_ = 0;
  motion_.velocity = 0;
  at_end_ = false;
  jumping_ = true;
}

void LongList::hold(std::int64_t position, double y) {
  if (at_end_ || jumping_) return;
  anchor_ = kept_ = position;
  kept_y_ = y;
  into_ = -y;
}

void LongList::frame(Kit& kit, NodeId id, const Rect& area, LongListItems& items) {
  heights_.set_range(items.begin(), items.end());
  if (items.begin() < begin_ && !at_end_ && !jumping_) {
    anchor_ = kept_;
    into_ = -kept_y_;
  }
  begin_ = items.begin();
  anchor_ = std::clamp(anchor_, items.begin(), std::max(items.begin(), items.end() - 1));
  if (std::exchange(jumping_, false)) into_ = -area.height / 3.0;
  const double step = scroll_step(kit, id, area, motion_) + wanted_;
  wanted_ = 0;
  if (step < 0) at_end_ = false;
  into_ += at_end_ ? 0 : step;
  settle(area, items);
  if (const auto position = std::exchange(revealed_, std::nullopt)) bring_into_sight(*position, area, items);
  bar(kit, area);
  draw(kit, area, items);
}

void LongList::draw(Kit& kit, const Rect& area, LongListItems& items) {
  const Clip clip(kit, area);
  double y = -into_;
  kept_ = anchor_;
  kept_y_ = y;
  for (std::int64_t position = anchor_; position < items.end() && y < area.height; ++position) {
    if (kept_ < begin_ + 2) {
      kept_ = position;
      kept_y_ = y;
    }
    const float height = measure(items, position);
    items.draw(position, {area.x, area.y + static_cast<float>(y), area.width, height});
    y += height;
  }
}

void LongList::bring_into_sight(std::int64_t position, const Rect& area, LongListItems& items) {
  double top = -into_;
  for (std::int64_t i = anchor_; i > position; --i) top -= measure(items, i - 1);
  for (std::int64_t i = anchor_; i < position; ++i) top += measure(items, i);
  const double below = top + measure(items, position) - area.height;
  const double step = top < 0 ? top : std::clamp(below, 0.0, top);
  if (step < 0) at_end_ = false;
  into_ += at_end_ ? 0 : step;
  settle(area, items);
}

float LongList::measure(LongListItems& items, std::int64_t position) {
  const float height = items.measure(position);
  heights_.measured(position, height);
  return height;
}

void LongList::settle(const Rect& area, LongListItems& items) {
  if (items.begin() == items.end()) {
    into_ = 0;
    at_end_ = true;
  } else if (at_end_) {
    settle_at_end(area, items);
  } else {
    normalize(items);
    keep_within(area, items);
  }
  top_ = heights_.offset(anchor_) + into_;
}

// The last item ends at the area's bottom; when all fits, the first begins at its top or the last stays at its bottom.
void LongList::settle_at_end(const Rect& area, LongListItems& items) {
  double room = area.height;
  std::int64_t position = items.end();
  while (position > items.begin() && room > 0) room -= measure(items, --position);
  anchor_ = position;
  into_ = -room;
}

// Makes the anchor the item at the area's top again.
void LongList::normalize(LongListItems& items) {
  while (into_ < 0 && anchor_ > items.begin()) into_ += measure(items, --anchor_);
  while (anchor_ + 1 < items.end()) {
    const double height = measure(items, anchor_);
    if (into_ < height) break;
    into_ -= height;
    ++anchor_;
  }
}

void LongList::keep_within(const Rect& area, LongListItems& items) {
  if (into_ < 0) {
    into_ = 0;
    motion_.velocity = 0;
  }
  double filled = -into_;
  std::int64_t position = anchor_;
  while (position < items.end() && filled < area.height) filled += measure(items, position++);
  if (filled > area.height + 1 || position < items.end()) return;
  at_end_ = true;
  motion_.velocity = 0;
  settle_at_end(area, items);
}

void LongList::bar(Kit& kit, const Rect& area) {
  const BarView view{heights_.total(), area.height, top_};
  if (const auto top = scroll_bar(kit, "bar", area, view, motion_)) {
    const HeightIndex::Found found = heights_.at(*top);
    anchor_ = found.position;
    into_ = found.into;
    at_end_ = *top >= view.content - view.view - 1;
    kit.wake_now();
  }
}

}  // namespace ui::widget
