#pragma once

#include <cstdint>

namespace ui {

// A moving picture that the page can show: of a camera or screen of ours, or what comes of somebody else's. Given by whoever
// has it, and never again for another one; 0: none.
enum class VideoId : std::uint32_t {};

}  // namespace ui
