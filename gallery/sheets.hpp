#pragma once

#include "gallery/stage.hpp"

// Sheets of widgets, each in its states.
namespace gallery {

Stage widget_sheet();

// The list of all scenes, as links to them.
ui::Interface::Sheet index_sheet();

}  // namespace gallery
