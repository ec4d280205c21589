#include "ui/view/call/gathering.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "ui/text/words/phrases.hpp"
#include "ui/view/call/call.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr float kGap = 8;
constexpr float kRadius = 14;

struct Grid {
  std::size_t columns = 1;
  std::size_t rows = 1;
  Vec2 tile{};
};

// With as many columns as make the shorter side of a tile the longest, where a picture is wider than high.
Grid grid_for(std::size_t count, const Rect& area) {
  constexpr float kShape = 4.0F / 3.0F;
  Grid best;
  float best_size = -1;
  for (std::size_t columns = 1; columns <= count; ++columns) {
    const std::size_t rows = (count + columns - 1) / columns;
    const Vec2 tile{(area.width - (kGap * static_cast<float>(columns - 1))) / static_cast<float>(columns),
                    (area.height - (kGap * static_cast<float>(rows - 1))) / static_cast<float>(rows)};
    const float size = std::min(tile.x, tile.y * kShape);
    if (size <= best_size) continue;
    best_size = size;
    best = {columns, rows, tile};
  }
  return best;
}

// Those of the last row stand in its middle.
Rect place_of(std::size_t index, std::size_t count, const Grid& grid, const Rect& area) {
  const std::size_t row = index / grid.columns;
  const std::size_t in_row = std::min(grid.columns, count - (row * grid.columns));
  const float step = grid.tile.x + kGap;
  const float start = area.x + ((area.width - (step * static_cast<float>(in_row)) + kGap) / 2);
  return {start + (step * static_cast<float>(index % grid.columns)),
          area.y + ((grid.tile.y + kGap) * static_cast<float>(row)), grid.tile.x, grid.tile.y};
}

// How it is with that one, where it is not as it should be.
std::string_view hindrance(const model::Participant& one) {
  return one.phase == model::CallPhase::Connected ? std::string_view{} : phrases::call_phase(one.phase);
}

// The name, and a crossed-out microphone before it, at the foot of the tile.
void caption(Kit& kit, const Rect& tile, std::string_view name, std::string_view state, bool muted) {
  const TextStyle& style = kit.type().small;
  const float mark = muted ? 22.0F : 0.0F;
  const float height = style.line_height * (state.empty() ? 1.0F : 2.0F) + 8;
  const float words = std::max(kit.canvas.text_width(name, style, Origin::Theirs), kit.canvas.text_width(state, style));
  Rect box{tile.x + 8, bottom(tile) - height - 8, std::min(tile.width - 16, words + mark + 20), height};
  kit.canvas.fill(box, theme::faded(kit.color().stage, 0.62F), theme::kRadiusField);
  box = inset(box, 10, 4);
  Rect first = cut_top(box, style.line_height);
  if (muted) {
    const Rect place = cut_left(first, mark);
    kit.canvas.icon(Icon::MicOff, {place.x, place.y, 16, place.height}, 16, kit.color().on_stage);
    kit.add("muted", place, {.role = Role::Image, .name = std::string(phrases::peer_muted())});
  }
  line(kit, "name", first, name, {style, kit.color().on_stage, Align::Start, Origin::Theirs});
  if (!state.empty()) line(kit, "state", box, state, {style, kit.color().on_stage_soft});
}

void tile(Kit& kit, const model::Call& call, const model::Participant& one, const Rect& box) {
  const Group who(kit, static_cast<std::size_t>(one.key), box, {.role = Role::Group, .name = one.name});
  if (call.video && one.picture) {
    video(kit, "picture", box, {.video = *one.picture, .name = phrases::picture_of(one.name), .radius = kRadius});
  } else {
    kit.canvas.fill(box, theme::faded(kit.color().on_stage, 0.06F), kRadius);
    const float radius = std::clamp(std::min(box.width, box.height) * 0.2F, 24.0F, 64.0F);
    avatar(kit, center(box), radius, {one.address, one.name}, std::nullopt, kit.color().stage);
  }
  caption(kit, box, one.name, hindrance(one), one.muted);
}

}  // namespace

void gathering(Kit& kit, const model::Call& call, const Rect& area) {
  const bool own = shows_own_picture(call);
  const std::size_t count = call.participants.size() + (own ? 1 : 0);
  const Grid grid = grid_for(count, area);
  for (std::size_t i = 0; i < call.participants.size(); ++i)
    tile(kit, call, call.participants[i], place_of(i, count, grid, area));
  if (!own) return;
  video(kit, "local", place_of(count - 1, count, grid, area),
        {.video = *call.own_picture, .name = std::string(phrases::own_picture()), .radius = kRadius, .mirrored = true});
}

}  // namespace ui::view
