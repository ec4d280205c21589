#include "ui/widget/overlay.hpp"

#include <algorithm>

#include "ui/text/words/phrases.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/text.hpp"

namespace ui::widget {
namespace {

constexpr float kPadding = 24;
constexpr float kTitleBar = 64;
constexpr float kShadowReach = 40;

Rect whole(const Kit& kit) { return {0, 0, kit.environment.viewport.size.x, kit.environment.viewport.size.y}; }

}  // namespace

Layer::Layer(Kit& kit, const Rect& covered) : kit_(kit) {
  ++kit.layer;
  kit.covers_building.push_back({covered, kit.layer});
}

Layer::~Layer() { --kit_.layer; }

bool wants_close(Kit& kit) { return kit.io.take(ui::Key::Escape) || kit.io.take_back(); }

Dialog::Dialog(Kit& kit, NodeKey key, std::string_view title, Vec2 content)
    : kit_(kit),
      layer_(kit, whole(kit)),
      shown_(kit.animator.value(static_cast<std::uint32_t>(kit.tree.id(key)), 1, theme::kCalm, 0)),
      opacity_before_(kit.canvas.opacity()) {
  const Rect card = place(content);
  const NodeId id =
      kit.open(key, card, {.role = Role::Dialog, .states = semantics::kModal, .name = std::string(title)});
  kit.canvas.set_opacity(opacity_before_ * shown_);
  kit.canvas.fill(whole(kit), kit.color().scrim);
  const NodeId scrim{static_cast<std::uint32_t>(id) ^ 0x5C217U};
  closed_ = kit.io.region(scrim, whole(kit)).clicked || wants_close(kit);
  kit.io.region(id, card, Take::Block);
  kit.canvas.shadow(card, theme::kRadiusCard, kit.color().shadow, kShadowReach, 12);
  const std::uint8_t corners = kit.phone() ? kTopLeft | kTopRight : kAllCorners;
  // A sheet reaches over the screen's edges, so that their smoothing is not seen.
  const Rect ground = kit.phone() ? Rect{card.x - 2, card.y, card.width + 4, card.height + 4} : card;
  kit.canvas.fill(ground, kit.color().raised, theme::kRadiusCard, corners);
  if (kit.theme.contrast == theme::Contrast::High) kit.canvas.stroke(card, kit.color().border, theme::kRadiusCard);
  content_ = card;
  Rect bar = cut_top(content_, kTitleBar);
  const Rect close = centered(cut_right(bar, kTitleBar), kit.theme.target, kit.theme.target);
  cut_left(bar, kPadding);
  heading(kit, "title", bar, title, 2, {kit.type().heading, kit.color().text});
  if (button(kit, "close", close,
             {.name = text::phrases::close(), .icon = Icon::X, .kind = ButtonKind::Ghost, .shape = Shape::Round}))
    closed_ = true;
  content_ = inset(content_, kPadding, 0);
  content_.height -= kPadding;
}

Dialog::~Dialog() {
  kit_.canvas.set_opacity(opacity_before_);
  kit_.close();
}

Rect Dialog::place(Vec2 content) const {
  const Rect screen = kit_.screen;
  const float height = std::min(content.y + kTitleBar + kPadding, screen.height - 16);
  const float rise = (1 - shown_) * 24;
  if (kit_.phone()) {
    const float below = whole(kit_).height - bottom(screen);  // the sheet also covers the safe area
    return {screen.x, bottom(screen) - height + rise, screen.width, height + below};
  }
  const float width = std::min(content.x + (2 * kPadding), screen.width - 32);
  return moved(centered(screen, width, height), 0, rise);
}

namespace {

Rect place_menu(Kit& kit, const Rect& anchor, Vec2 size) {
  size.y = std::min(size.y, kit.screen.height - 16);
  const bool at_point = anchor.width == 0;
  Rect card{at_point ? anchor.x : right(anchor) - size.x, bottom(anchor) + (at_point ? 0.0F : 6.0F), size.x, size.y};
  card.x = std::clamp(card.x, kit.screen.x + 8, std::max(kit.screen.x + 8, right(kit.screen) - size.x - 8));
  if (bottom(card) > bottom(kit.screen) - 8) card.y = std::max(kit.screen.y + 8, anchor.y - size.y - 6);
  return card;
}

constexpr float kMenuPadding = 6;
constexpr float kDivider = 9;

float row_height(const Kit& kit, const MenuItem& item) { return kit.theme.target + (item.divided ? kDivider : 0); }

bool menu_item(Kit& kit, std::size_t index, const Rect& row, const MenuItem& item, bool current) {
  std::uint16_t states = semantics::kFocusable;
  if (!current) states |= semantics::kRoving;
  if (item.chosen) states |= semantics::kSelected;
  const NodeId id = kit.add(index, row, {.role = Role::MenuItem, .states = states, .name = std::string(item.name)});
  const Response response = kit.region(id, row);
  feedback(kit, id, response, row, theme::kRadiusSmall);
  const Color ink = item.dangerous ? kit.color().danger_text : kit.color().text;
  Rect rest = inset(row, 12, 0);
  kit.canvas.icon(item.icon, cut_left(rest, 20), 18, item.dangerous ? ink : kit.color().text_soft);
  cut_left(rest, 12);
  if (item.chosen) kit.canvas.icon(Icon::Check, cut_right(rest, 18), 18, kit.color().accent_text);
  kit.canvas.text(rest, item.name, kit.type().body, ink);
  if (response.focused) focus_ring(kit, inset(row, 2, 2), theme::kRadiusSmall);
  return response.clicked;
}

std::size_t focused_item(Kit& kit, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    if (kit.io.focus() == kit.tree.id(i)) return i;
  return 0;
}

// Moves the focus from the item that has it by the keys; gives the one that has it then.
std::size_t rove(Kit& kit, std::size_t count, std::size_t current, Opening opening) {
  std::size_t next = current;
  if (kit.io.take(ui::Key::Down)) next = (current + 1) % count;
  if (kit.io.take(ui::Key::Up)) next = (current + count - 1) % count;
  if (kit.io.take(ui::Key::Home)) next = 0;
  if (kit.io.take(ui::Key::End)) next = count - 1;
  if (next != current || opening == Opening::Yes) kit.io.move_focus(kit.tree.id(next));
  return next;
}

}  // namespace

MenuResult menu(Kit& kit, NodeKey key, std::string_view name, const Rect& anchor, std::span<const MenuItem> items,
                Opening opening, ScrollMemory& scrolled) {
  float width = 180;
  float height = 0;
  for (const MenuItem& item : items) {
    width = std::max(width, kit.canvas.text_width(item.name, kit.type().body) + 100);
    height += row_height(kit, item);
  }
  const Rect card = place_menu(kit, anchor, {width, height + (2 * kMenuPadding)});
  const Layer layer(kit, card);
  const float shown = kit.animator.value(static_cast<std::uint32_t>(kit.tree.id(key)), 1, theme::kQuick, 0);
  const float before = kit.canvas.opacity();
  kit.canvas.set_opacity(before * shown);
  const Group group(kit, key, card, {.role = Role::Menu, .name = std::string(name)});
  MenuResult result;
  const NodeId outside{static_cast<std::uint32_t>(group.id()) ^ 0x5C217U};
  result.closed = kit.io.region(outside, whole(kit)).clicked || wants_close(kit) || kit.io.take(ui::Key::Tab);
  kit.io.region(group.id(), card, Take::Block);
  kit.canvas.shadow(card, theme::kRadiusField, kit.color().shadow, 28, 8);
  kit.canvas.fill(card, kit.color().raised, theme::kRadiusField);
  kit.canvas.stroke(card, kit.color().border, theme::kRadiusField, kit.canvas.hairline());
  const std::size_t had = focused_item(kit, items.size());
  const std::size_t current = rove(kit, items.size(), had, opening);
  const Rect view = inset(card, kMenuPadding, kMenuPadding);
  scroll(kit, group.id(), view, height, scrolled);
  if (current != had) {
    float top = 0;
    for (std::size_t i = 0; i < current; ++i) top += row_height(kit, items[i]);
    reveal(scrolled, top, top + row_height(kit, items[current]), view.height);
  }
  {
    const Clip clip(kit, view);
    Rect rest{view.x, view.y - static_cast<float>(scrolled.top), view.width, height};
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].divided) kit.canvas.fill(centered(cut_top(rest, kDivider), rest.width - 8, 1), kit.color().border);
      if (menu_item(kit, i, cut_top(rest, kit.theme.target), items[i], i == current)) result = {i, true};
    }
  }
  if (const auto top = scroll_bar(kit, "bar", card, {height, view.height, scrolled.top}, scrolled.motion))
    scrolled.top = *top;
  kit.canvas.set_opacity(before);
  return result;
}

}  // namespace ui::widget
