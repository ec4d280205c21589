#include "ui/view/conversation/typing.hpp"

#include <cmath>
#include <numbers>

#include "ui/text/words/phrases.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {

namespace {

constexpr float kDot = 3.5F;  // radius
constexpr Moment kTurn{1200};

}  // namespace

float typing_height(const Kit& kit) { return kit.type().message.line_height + 14 + 10; }

void typing(Kit& kit, const Rect& row, std::string_view name) {
  const Rect bubble{row.x, row.y + 10, 62, typing_height(kit) - 10};
  const float radius = std::min(theme::kRadiusBubble, bubble.height / 2);
  kit.canvas.fill(bubble, kit.color().bubble_theirs, radius);
  if (kit.theme.contrast == theme::Contrast::High) kit.canvas.stroke(bubble, kit.color().border, radius);
  const bool still = kit.environment.settings.reduced_motion;
  const float turn = static_cast<float>(kit.now.count() % kTurn.count()) / static_cast<float>(kTurn.count());
  const Vec2 middle = center(bubble);
  for (int i = 0; i < 3; ++i) {
    const float wave = std::sin((turn - (static_cast<float>(i) * 0.16F)) * 2 * std::numbers::pi_v<float>);
    const float lift = still ? 0 : std::max(0.0F, wave) * 3;
    kit.canvas.circle({middle.x + (static_cast<float>(i - 1) * 11), middle.y - lift}, kDot, kit.color().text_faint);
  }
  if (!still && overlap(row, kit.clip)) kit.wake(kit.now + Moment{50});
  kit.add("typing", bubble, {.role = Role::Status, .name = text::phrases::is_typing(name)});
}

}  // namespace ui::view
