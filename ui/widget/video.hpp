#pragma once

#include "ui/widget/kit/kit.hpp"

namespace ui::widget {

struct VideoLook {
  VideoId video{};
  std::string name{};  // accessible
  float radius = 0;
  bool mirrored = false;
};

// A hole in the canvas with a <video> beneath. What is drawn later lies above the picture.
void video(Kit& kit, NodeKey key, const Rect& rect, const VideoLook& look);

}  // namespace ui::widget
