#include "ui/widget/list/scroll.hpp"

#include <algorithm>
#include <cmath>

namespace ui::widget {
namespace {

constexpr float kDecay = 325;   // ms in which momentum falls to 1/e, as on phones
constexpr float kSlowest = 24;  // CSS pixels a second, below which it stands
constexpr Moment kRest{70};     // a finger that rests this long before it lets go gives no momentum
constexpr Moment kBarStays{900};
constexpr Moment kLongestFrame{50};
constexpr float kThumbLeast = 36;

float frame_time(Moment now, Moment before) {
  return static_cast<float>(std::clamp(now - before, Moment{1}, kLongestFrame).count());
}

void follow_finger(Motion& motion, const ScrollInput& input, Moment now) {
  if (input.pixels != 0) {
    const float speed = input.pixels / frame_time(now, motion.moved) * 1000;
    motion.velocity = std::lerp(motion.velocity, speed, 0.6F);
    motion.moved = now;
  }
}

float glide(Kit& kit, Motion& motion) {
  const float elapsed = frame_time(kit.now, motion.moved);
  const float kept = std::exp(-elapsed / kDecay);
  const float distance = motion.velocity * (1 - kept) * kDecay / 1000;
  motion.velocity *= kept;
  motion.moved = kit.now;
  if (std::abs(motion.velocity) < kSlowest)
    motion.velocity = 0;
  else
    kit.wake_now();
  return distance;
}

}  // namespace

float scroll_step(Kit& kit, NodeId id, const Rect& area, Motion& motion) {
  kit.region(id, area, Take::Scroll);
  const ScrollInput input = kit.io.scroll(id);
  if (input.held) motion.velocity = 0;
  float step = input.pixels;
  if (input.dragging || input.released) {
    follow_finger(motion, input, kit.now);
    if (input.released && kit.now - motion.moved > kRest) motion.velocity = 0;
    if (input.released && motion.velocity != 0) kit.wake_now();
  } else if (motion.velocity != 0) {
    step += glide(kit, motion);
  }
  if (step != 0) motion.shown = kit.now;
  return step;
}

std::optional<double> scroll_bar(Kit& kit, NodeKey key, const Rect& area, const BarView& view, Motion& motion) {
  if (view.content <= view.view + 1 || area.height < 2 * kThumbLeast) return std::nullopt;
  const NodeId id = kit.tree.id(key);
  const Rect track{right(area) - 12, area.y + 4, 12, area.height - 8};
  const double room = view.content - view.view;
  const float thumb = std::max(kThumbLeast, static_cast<float>(track.height * view.view / view.content));
  const float travel = track.height - thumb;
  const auto thumb_y = static_cast<float>(track.y + (travel * std::clamp(view.top / room, 0.0, 1.0)));
  const bool mouse_near = kit.io.mouse() && contains(area, *kit.io.mouse());
  const Response response =
      kit.coarse() ? Response{} : kit.region(id, {track.x, thumb_y, track.width, thumb}, Take::Drag);
  const bool of_use = mouse_near || response.pressed || kit.now - motion.shown < kBarStays;
  if (!mouse_near && !response.pressed && kit.now - motion.shown < kBarStays) kit.wake(motion.shown + kBarStays);
  const float strength = kit.animator.value(static_cast<std::uint32_t>(id), of_use ? 1.0F : 0.0F, theme::kCalm);
  if (strength > 0) {
    const float width = response.hovered || response.pressed ? 8.0F : 5.0F;
    const float ink = response.pressed ? 0.75F : 0.45F;
    kit.canvas.fill({right(track) - width - 2, thumb_y, width, thumb},
                    theme::faded(kit.color().text_faint, ink * strength), width / 2);
  }
  const auto drag = kit.io.drag(id);
  if (!drag) {
    motion.bar_from.reset();
    return std::nullopt;
  }
  if (!motion.bar_from) {
    motion.bar_from = std::clamp(view.top / room, 0.0, 1.0);
    motion.bar_moved = 0;
  }
  if (drag->y == motion.bar_moved) return std::nullopt;
  motion.bar_moved = drag->y;
  return std::clamp(*motion.bar_from + (drag->y / travel), 0.0, 1.0) * room;
}

void scroll(Kit& kit, NodeId id, const Rect& area, double content, ScrollMemory& memory) {
  memory.top += scroll_step(kit, id, area, memory.motion);
  const double most = std::max(0.0, content - area.height);
  if (memory.top <= 0 || memory.top >= most) memory.motion.velocity = 0;
  memory.top = std::clamp(memory.top, 0.0, most);
}

void reveal(ScrollMemory& memory, double top, double bottom, double view) {
  if (top < memory.top)
    memory.top = top;
  else if (bottom > memory.top + view)
    memory.top = bottom - view;
}

}  // namespace ui::widget
