#pragma once

#include "gallery/stage.hpp"

namespace gallery {

// Mia signed in and online, with conversations of every kind in the list.
ui::model::State signed_in();

// The same with the conversation with Ann open, which shows `timeline`.
Stage conversation(std::unique_ptr<ui::model::Timeline> timeline);

}  // namespace gallery
