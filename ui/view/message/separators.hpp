#pragma once

#include "ui/view/message/entry.hpp"

namespace ui::view::message {

// What stands above an entry: its day, and the line above the first new message.
float separators_height(const widget::Kit& kit, const Entry& entry);
// Takes them off the top of `rest`.
void separators(widget::Kit& kit, Rect& rest, const Entry& entry, Wish& wish);

}  // namespace ui::view::message
