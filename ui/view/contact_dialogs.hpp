#pragma once

#include <string_view>

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/overlay.hpp"

namespace ui::view {

inline constexpr std::string_view kNewContactField = "new-contact";

// Asks for the address of a new contact. `submitted`: Enter was pressed in its field.
void add_contact_dialog(widget::Kit& kit, OverlayMemory& memory, bool submitted, widget::Opening opening);

// Asks whether the other side of the open conversation is to be removed.
void remove_contact_dialog(widget::Kit& kit, const model::State& state, Memory& memory, widget::Opening opening);

}  // namespace ui::view
