#include <algorithm>
#include <cmath>

#include "ui/text/words/phrases.hpp"
#include "ui/view/message/parts.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view::message {

namespace {

constexpr float kLargest = 360;  // a side of one picture
constexpr float kLeast = 120;
constexpr float kGap = 3;  // between several

Rect cell(const Rect& rect, std::size_t index, std::size_t count) {
  const float side = (rect.width - kGap) / 2;
  const std::size_t row = index / 2;
  const bool alone = index + 1 == count && index % 2 == 0;
  return {rect.x + (index % 2 == 0 ? 0 : side + kGap), rect.y + (static_cast<float>(row) * (side * 0.75F + kGap)),
          alone ? rect.width : side, side * 0.75F};
}

}  // namespace

Vec2 pictures_size(std::span<const model::Picture> pictures, float widest) {
  const float largest = std::min(kLargest, widest);
  if (pictures.size() > 1) {
    const std::size_t rows = (pictures.size() + 1) / 2;
    const float row = ((largest - kGap) / 2 * 0.75F) + kGap;
    return {largest, std::round((static_cast<float>(rows) * row) - kGap)};
  }
  const Vec2 size = pictures.front().size;
  const float scale = std::min({largest / size.x, kLargest / size.y, 1.0F});
  return {std::round(std::clamp(size.x * scale, std::min(kLeast, largest), largest)),
          std::round(std::clamp(size.y * scale, kLeast / 2, kLargest))};
}

void picture(Kit& kit, const Rect& rect, const model::Picture& picture, float radius) {
  kit.canvas.fill(rect, picture.ground, radius);
  kit.picture(rect, picture.id, radius, picture.size);
}

void pictures(Kit& kit, const Rect& rect, std::span<const model::Picture> pictures, float radius, Wish& wish) {
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const Rect box = pictures.size() == 1 ? rect : cell(rect, i, pictures.size());
    picture(kit, box, pictures[i], radius);
    const std::string_view name = pictures[i].description.empty() ? text::phrases::picture() : pictures[i].description;
    const NodeId id = kit.add("picture" + std::to_string(i), box,
                              {.role = Role::Button,
                               .states = semantics::kFocusable,
                               .name = std::string(text::phrases::open_picture()),
                               .value = std::string(name)});
    const Response response = kit.region(id, box);
    feedback(kit, id, response, box, radius);
    if (response.focused) focus_ring(kit, inset(box, 3, 3), radius);
    if (response.clicked) wish.picture = i;
  }
}

}  // namespace ui::view::message
