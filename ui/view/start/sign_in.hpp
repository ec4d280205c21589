#pragma once

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

inline constexpr std::string_view kAddressField = "address";
inline constexpr std::string_view kPasswordField = "password";

// The screen before anything else: who are you? `submitted`: Enter was pressed in one of its fields.
void sign_in(widget::Kit& kit, const model::State& state, SignInMemory& memory, bool submitted);

}  // namespace ui::view
