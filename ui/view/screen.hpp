#pragma once

#include <span>
#include <string>

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// The whole screen. `submitted` are the keys of the fields in which Enter was pressed since the last frame.
void screen(widget::Kit& kit, const model::State& state, Memory& memory, std::span<const std::string> submitted);

// Of the document, and of the address bar.
std::string title_of(const model::State& state, Memory& memory);
std::string route_of(const model::State& state, const PlaceMemory& place);
// The place that `route` names; nothing is wanted when it names none.
PlaceMemory place_at(std::string_view route);

}  // namespace ui::view
