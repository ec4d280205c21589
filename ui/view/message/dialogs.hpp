#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/overlay.hpp"

// What a message's menu leads on to, about Memory::chat's target.
namespace ui::view {

inline constexpr std::string_view kReactionSearch = "reaction-search";  // key of the field

// Emoji to choose from. `submitted`: Enter in the search, which takes the first.
void reaction_dialog(widget::Kit& kit, const model::State& state, Memory& memory, bool submitted,
                     widget::Opening opening);
// Asks before a message is taken back.
void delete_message_dialog(widget::Kit& kit, const model::State& state, Memory& memory, widget::Opening opening);

}  // namespace ui::view
