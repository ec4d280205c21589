#include "ui/widget/progress.hpp"

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

}  // namespace ui::widget
