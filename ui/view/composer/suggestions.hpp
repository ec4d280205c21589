#pragma once

#include <string_view>

#include "ui/view/composer/memory.hpp"
#include "ui/widget/list_box.hpp"

namespace ui::view {

// The suggestions for the word at the caret of the field `key`, in a card above `anchor`: takes the keys that move in it and
// puts what is chosen into the field. Gives the list for the field to name; nothing when none is open.
std::optional<widget::ListBoxResult> suggest(widget::Kit& kit, std::string_view key, const model::Compose& compose,
                                             ComposerMemory& memory, const Rect& anchor);

}  // namespace ui::view
