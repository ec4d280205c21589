#include "ui/widget/kit/kit.hpp"

#include <algorithm>

namespace ui::widget {

void Kit::wake(Moment at) const { out.next = out.next ? std::min(*out.next, at) : at; }

bool Kit::covered(const Rect& rect) const {
  return std::ranges::any_of(covers,
                             [&](const Cover& cover) { return cover.layer > layer && overlap(cover.rect, rect); });
}

bool Kit::picture(const Rect& rect, PictureId id, float radius, Vec2 size) const {
  if (pictures == nullptr || id == PictureId{}) return false;
  PictureTexture picture = pictures->picture(id, {rect.width, rect.height});
  if (picture.texture == 0) return false;
  if (size.x > 0) picture.size = size;
  canvas.image(rect, picture, radius);
  return true;
}

Node Kit::placed(const Rect& rect, Node node) const {
  const Flip& flip = canvas.flip();
  node.rect = flip(rect);
  if (node.run != 0) node.rect.x = canvas.snapped(node.rect.x);  // exactly over the drawn text
  if (clip != Rect{0, 0, environment.viewport.size.x, environment.viewport.size.y}) node.clip = flip(clip);
  return node;
}

Clip::Clip(Kit& kit, const Rect& rect) : kit_(kit), before_(kit.clip) {
  kit.clip = intersection(kit.clip, rect);
  kit.canvas.push_clip(rect);
}

Clip::~Clip() {
  kit_.canvas.pop_clip();
  kit_.clip = before_;
}

void focus_ring(Kit& kit, const Rect& rect, float radius) {
  kit.canvas.stroke(grown(rect, 2), kit.color().focus, radius + 2, 2);
}

void feedback(Kit& kit, NodeId id, const Response& response, const Rect& rect, float radius) {
  const auto key = static_cast<std::uint32_t>(id);
  const float hover = kit.animator.value(key ^ 0x40BE5U, response.hovered ? 1.0F : 0.0F, theme::kQuick);
  if (response.pressed)
    kit.canvas.fill(rect, kit.color().pressed, radius);
  else if (hover > 0)
    kit.canvas.fill(rect, theme::faded(kit.color().hover, hover), radius);
  if (response.hovered) kit.out.cursor = Cursor::Pointer;
}

}  // namespace ui::widget
