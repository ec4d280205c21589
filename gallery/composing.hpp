#pragma once

#include "gallery/stage.hpp"

namespace gallery {

// The composer with all that it can do, and with something in it.
Stage composing();
Stage composing_suggestions();
Stage composing_files();
Stage composing_edit();

}  // namespace gallery
