#include "ui/widget/list/swipe.hpp"

#include <algorithm>
#include <cmath>

namespace ui::widget {
namespace {

constexpr float kFarthest = 84;  // CSS pixels that a row can be drawn aside
constexpr float kEnough = 64;    // that the finger has to go

float resisted(float distance) { return kFarthest * (1 - std::exp(-std::max(distance, 0.0F) / kFarthest)); }

}  // namespace

Swipe swipe(Kit& kit, NodeId id, const Rect& rect) {
  kit.region(id, rect, Take::Swipe);
  const std::optional<SwipeInput> input = kit.io.swipe(id);
  const bool held = input && !input->released;
  const float wanted = held ? resisted(input->distance) / kFarthest : 0;
  // Under the finger it is where it is at once; let go, it goes back softly.
  const float part =
      kit.animator.value(static_cast<std::uint32_t>(id) ^ 0x5319EU, wanted, held ? Moment{0} : theme::kCalm);
  const float distance = held ? input->distance : 0;
  return {.offset = std::round(part * kFarthest),
          .strength = std::clamp(distance / kEnough, 0.0F, 1.0F),
          .acts = input && input->released && input->distance >= kEnough};
}

}  // namespace ui::widget
