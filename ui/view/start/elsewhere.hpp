#pragma once

#include "ui/model/state.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// The screen of a tab while another one has the account.
void elsewhere(widget::Kit& kit, const model::State& state);

}  // namespace ui::view
