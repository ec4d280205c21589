#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/overlay.hpp"

namespace ui::view {

// What can be done with the message `memory.chat.target`.
void message_menu(widget::Kit& kit, const model::State& state, Memory& memory, widget::Opening opening);

// Days to go to, as far back as the loaded history reaches.
void days_menu(widget::Kit& kit, const model::State& state, Memory& memory, widget::Opening opening);

// The first entry that is not older than `time`; the end when all are.
std::int64_t first_since(const model::Timeline& timeline, WallTime time);

}  // namespace ui::view
