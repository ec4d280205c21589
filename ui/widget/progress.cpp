#include "ui/widget/progress.hpp"

#include <cmath>

namespace ui::widget {

void spinner(Kit& kit, Vec2 center, float radius, Color color) {
  constexpr Moment kTurn{900};
  float start = 0;
  if (!kit.environment.settings.reduced_motion) {
    start = static_cast<float>(kit.now.count() % kTurn.count()) / static_cast<float>(kTurn.count());
    kit.wake(kit.now + Moment{33});
  }
  kit.canvas.arc(center, radius, 0, 1, theme::faded(color, 0.25F), 2);
  kit.canvas.arc(center, radius, start, start + 0.3F, color, 2);
}

void skeleton(Kit& kit, const Rect& rect, float radius) {
  constexpr Moment kBreath{1400};
  float strength = 0.14F;
  if (!kit.environment.settings.reduced_motion) {
    const float turn = static_cast<float>(kit.now.count() % kBreath.count()) / static_cast<float>(kBreath.count());
    strength = 0.08F + (0.1F * std::abs(1 - (2 * turn)));
    kit.wake(kit.now + Moment{50});
  }
  kit.canvas.fill(rect, theme::faded(kit.color().text_faint, strength), radius);
}

}  // namespace ui::widget
