#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// What was said with `other`, as a long list; asks for older entries near the top.
void timeline(widget::Kit& kit, const model::OpenConversation& open, const model::Conversation& other, Memory& all,
              const Rect& area);

// Brings a message into sight and marks it for a moment.
void go_to_message(widget::Kit& kit, ChatMemory& memory, const model::Timeline& timeline, std::int64_t position);

}  // namespace ui::view
