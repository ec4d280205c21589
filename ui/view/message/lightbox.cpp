#include "ui/view/message/lightbox.hpp"

#include <algorithm>
#include <cmath>

#include "ui/text/words/phrases.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {

namespace phrases = text::phrases;

namespace {

constexpr float kMostZoom = 8;
constexpr float kStep = 1.5F;
constexpr float kBar = 64;

std::span<const model::Picture> pictures_of(const model::State& state, std::optional<model::MessageKey> message) {
  const model::Timeline* timeline = state.open ? state.open->timeline : nullptr;
  const auto position = timeline != nullptr && message ? timeline->position_of(*message) : std::nullopt;
  if (!position) return {};
  const model::MessageDetails* details = timeline->item(*position).details;
  return details != nullptr ? details->pictures : std::span<const model::Picture>{};
}

// Zooms so that what lies at `at` stays there.
void zoom_to(LightboxMemory& memory, float wanted, Vec2 at, Vec2 middle) {
  const float zoom = std::clamp(wanted, 1.0F, kMostZoom);
  const float ratio = zoom / memory.zoom;
  memory.pan = {at.x - middle.x - ((at.x - middle.x - memory.pan.x) * ratio),
                at.y - middle.y - ((at.y - middle.y - memory.pan.y) * ratio)};
  memory.zoom = zoom;
}

// The picture stays over the middle: it is never moved out of sight.
Rect place(LightboxMemory& memory, const model::Picture& picture, const Rect& area) {
  const float fit = std::min({area.width / picture.size.x, area.height / picture.size.y, 1.0F});
  const Vec2 size{picture.size.x * fit * memory.zoom, picture.size.y * fit * memory.zoom};
  const float most_x = std::max(0.0F, (size.x - area.width) / 2);
  const float most_y = std::max(0.0F, (size.y - area.height) / 2);
  memory.pan = {std::clamp(memory.pan.x, -most_x, most_x), std::clamp(memory.pan.y, -most_y, most_y)};
  return moved(centered(area, size.x, size.y), memory.pan.x, memory.pan.y);
}

void drag(Kit& kit, NodeId id, const Rect& box, LightboxMemory& memory) {
  kit.io.region(id, box, Take::Drag);
  const auto moved_by = kit.io.drag(id);
  if (!moved_by) {
    memory.held.reset();
    return;
  }
  if (!memory.held) memory.held = memory.pan;
  memory.pan = {memory.held->x + moved_by->x, memory.held->y + moved_by->y};
}

bool tool(Kit& kit, semantics::NodeKey key, Rect& bar, std::string_view name, Icon icon, bool enabled = true) {
  const float side = kit.theme.target;
  const Rect box = centered(cut_right(bar, side + 8), side, side);
  return button(kit, key, box,
                {.name = name, .icon = icon, .kind = ButtonKind::Stage, .shape = Shape::Round, .enabled = enabled});
}

// Gives whether it is to be closed.
bool tools(Kit& kit, Rect bar, const model::Picture& picture, LightboxMemory& memory, Vec2 middle) {
  bar = inset(bar, 12, 0);
  const bool closed = tool(kit, "close", bar, phrases::close(), Icon::X);
  if (tool(kit, "in", bar, phrases::zoom_in(), Icon::ZoomIn, memory.zoom < kMostZoom))
    zoom_to(memory, memory.zoom * kStep, middle, middle);
  if (tool(kit, "out", bar, phrases::zoom_out(), Icon::ZoomOut, memory.zoom > 1))
    zoom_to(memory, memory.zoom / kStep, middle, middle);
  line(kit, "description", bar, picture.description,
       {kit.type().body, kit.color().on_stage, Align::Natural, Origin::Theirs});
  return closed;
}

void turn(Kit& kit, const Rect& area, std::size_t count, LightboxMemory& memory) {
  if (count < 2) return;
  const float side = kit.theme.target;
  const ButtonLook back{.name = phrases::previous(),
                        .icon = Icon::ChevronLeft,
                        .kind = ButtonKind::Stage,
                        .shape = Shape::Round,
                        .enabled = memory.picture > 0};
  const ButtonLook on{.name = phrases::next(),
                      .icon = Icon::ChevronRight,
                      .kind = ButtonKind::Stage,
                      .shape = Shape::Round,
                      .enabled = memory.picture + 1 < count};
  const float y = center(area).y - (side / 2);
  const bool left = button(kit, "previous", {area.x + 16, y, side, side}, back) || kit.io.take(ui::Key::Left);
  const bool right_one =
      button(kit, "next", {right(area) - 16 - side, y, side, side}, on) || kit.io.take(ui::Key::Right);
  if (left && memory.picture > 0) memory = {.picture = memory.picture - 1};
  if (right_one && memory.picture + 1 < count) memory = {.picture = memory.picture + 1};
}

}  // namespace

void lightbox(Kit& kit, const model::State& state, Memory& memory, Opening opening) {
  const auto pictures = pictures_of(state, memory.chat.target);
  LightboxMemory& box = memory.chat.lightbox;
  if (box.picture >= pictures.size()) return close_overlay(kit, memory.overlay);
  const model::Picture& picture = pictures[box.picture];
  const Rect whole{0, 0, kit.environment.viewport.size.x, kit.environment.viewport.size.y};
  const Layer layer(kit, whole);
  const std::string name(picture.description.empty() ? std::string_view(phrases::picture()) : picture.description);
  const Group dialog(kit, "lightbox", whole, {.role = Role::Dialog, .states = semantics::kModal, .name = name});
  const float shown = kit.animator.value(static_cast<std::uint32_t>(dialog.id()), 1, theme::kCalm, 0);
  kit.canvas.set_opacity(shown);
  kit.canvas.fill(whole, theme::rgb(0x05070B, 0.92F));
  Rect area = kit.screen;
  const Rect bar = cut_top(area, kBar);
  bool closed = wants_close(kit);
  const NodeId ground{static_cast<std::uint32_t>(dialog.id()) ^ 0x5C217U};
  closed = kit.io.region(ground, whole).clicked || closed;
  kit.region(dialog.id(), whole, Take::Scroll);
  const float wheel = kit.io.scroll(dialog.id()).pixels;
  const Vec2 middle = center(area);
  if (wheel != 0) zoom_to(box, box.zoom * std::exp(-wheel / 300), kit.io.mouse().value_or(middle), middle);
  const Rect seen = place(box, picture, area);
  drag(kit, NodeId{static_cast<std::uint32_t>(dialog.id()) ^ 0xD4A6U}, seen, box);
  kit.canvas.fill(seen, picture.ground);
  kit.picture(seen, picture.id, 0, picture.size);
  kit.add("picture", seen, {.role = Role::Image, .name = name});
  closed = tools(kit, bar, picture, box, middle) || closed;
  turn(kit, area, pictures.size(), box);
  if (opening == Opening::Yes) kit.io.move_focus(kit.tree.id("close"));
  kit.canvas.set_opacity(1);
  if (closed) close_overlay(kit, memory.overlay);
}

}  // namespace ui::view
