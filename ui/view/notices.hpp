#pragma once

#include "ui/model/state.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// Short-lived remarks at the top of the screen, each with a way to dismiss it.
// `top`: where they begin.
void notices(widget::Kit& kit, const model::State& state, float top);

// A strip above everything while there is no connection. Gives its height.
float connection_banner(widget::Kit& kit, const model::Connection& connection, const Rect& area);

}  // namespace ui::view
