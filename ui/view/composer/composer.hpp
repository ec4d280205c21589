#pragma once

#include "ui/model/state.hpp"
#include "ui/view/composer/memory.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// How high the composer is with what stands in it, at the foot of a pane of that size.
float composer_height(widget::Kit& kit, const model::OpenConversation& open, const ComposerMemory& memory, Vec2 pane);

// Where messages are written.
void composer(widget::Kit& kit, const model::OpenConversation& open, ComposerMemory& memory, const Rect& area);

// Takes the files that came in if they can be sent here, and shows over `area`, that of the messages, what a drop would do.
void take_files(widget::Kit& kit, const model::OpenConversation& open, FilesMemory& files, ComposerMemory& memory,
                const Rect& area);

}  // namespace ui::view
