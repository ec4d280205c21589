#pragma once

#include <memory>
#include <string_view>

#include "ui/interface.hpp"

namespace gallery {

// A scene while it is shown: a made-up state, or a sheet of widgets instead of it.
struct Stage {
  ui::model::State state;
  std::unique_ptr<ui::model::Timeline> timeline;
  ui::Interface::Sheet sheet;
};

// Does on the stage what the application would do with what a person asked for, as far as it can be seen.
void act(Stage& stage, const ui::model::Action& action);

}  // namespace gallery
