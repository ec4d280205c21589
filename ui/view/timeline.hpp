#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/kit.hpp"

namespace ui::view {

// What was said, as a long list; asks for older entries near the top. `name`: of the other person.
void timeline(widget::Kit& kit, const model::OpenConversation& open, std::string_view name, ChatMemory& memory,
              const Rect& area);

}  // namespace ui::view
