#pragma once

#include "ui/model/state.hpp"
#include "ui/view/composer/memory.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// What stands above the field: a hint, the message that is answered or corrected, the files that go with it.
float composer_parts_height(const widget::Kit& kit, const model::Compose& compose, const ComposerMemory& memory,
                            float width);

enum class PartsResult : std::uint8_t { Nothing, SendAsText };
PartsResult composer_parts(widget::Kit& kit, const model::OpenConversation& open, ComposerMemory& memory, Rect area);

// Gives the keyboard back to the field, when what had it goes.
void return_to_field(widget::Kit& kit, const model::ConversationKey& to);

// Over `area` while files are dragged across the page. The field stays free: one that is hidden loses the keyboard.
void drop_overlay(widget::Kit& kit, const model::Compose& compose, const Rect& area);

}  // namespace ui::view
