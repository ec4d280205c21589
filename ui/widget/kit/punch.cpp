#include "ui/widget/kit/punch.hpp"

namespace ui::widget {

void punch_marker(const ImDrawList* /*list*/, const ImDrawCmd* /*command*/) {}

}  // namespace ui::widget
