#pragma once

#include "ui/view/message/entry.hpp"

namespace ui::view::message {

// What somebody sent and cannot be shown as they meant it, or their invitation to a room: said by us in a quiet line, never
// in a bubble, which would make it words of theirs.
float quiet_height(widget::Kit& kit, const Entry& entry, float width);
void quiet(widget::Kit& kit, const Rect& row, const Entry& entry);

}  // namespace ui::view::message
