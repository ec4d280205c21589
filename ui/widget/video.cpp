#include "ui/widget/video.hpp"

namespace ui::widget {

void video(Kit& kit, NodeKey key, const Rect& rect, const VideoLook& look) {
  const Rect place = kit.canvas.snapped(rect);
  kit.canvas.punch(place, look.radius);
  kit.out.videos.push_back({look.video, place, look.radius, look.mirrored, true});
  kit.add(key, place, {.role = Role::Image, .name = look.name});
}

}  // namespace ui::widget
