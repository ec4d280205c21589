#pragma once

#include <optional>

#include "ui/model/timeline.hpp"
#include "ui/widget/kit.hpp"

namespace ui::view {

// Where an entry stands among its neighbours.
struct Neighbours {
  bool new_day = false;      // the first of its day: a separator goes above it
  bool joins_above = false;  // same author and close in time
  bool joins_below = false;
};

Neighbours neighbours(widget::Kit& kit, const model::Timeline& timeline, std::int64_t position);

// Height of an entry with all that belongs to it, in a column of that width.
float message_height(widget::Kit& kit, const model::TimelineItem& item, const Neighbours& where, float width);

// Draws it; true when the person wants a message that failed sent again.
bool message(widget::Kit& kit, std::int64_t position, const Rect& rect, const model::TimelineItem& item,
             const Neighbours& where);

}  // namespace ui::view
