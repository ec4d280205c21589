#include "gallery/sheet_page.hpp"

#include "ui/widget/text.hpp"

namespace gallery {

using namespace ui;
using namespace ui::widget;

void SheetPage::draw(Kit& kit, std::string_view title, const Content& content) {
  const Rect area = kit.screen;
  kit.canvas.fill({0, 0, kit.environment.viewport.size.x, kit.environment.viewport.size.y}, kit.color().page);
  const Group main(kit, "sheet", area, {.role = Role::Main, .name = std::string(title)});
  scroll(kit, main.id(), area, content_, scroll_);
  const Clip clip(kit, area);
  const float margin = kit.phone() ? 16.0F : 32.0F;
  Rect rest{area.x + margin, area.y + 24 - static_cast<float>(scroll_.top), area.width - (2 * margin), 100'000};
  const float top = rest.y;
  heading(kit, "title", cut_top(rest, kit.type().title.line_height), title, 1, {kit.type().title, kit.color().text});
  cut_top(rest, 8);
  content_ = content(kit, rest) - top + 48;
  if (const auto moved = scroll_bar(kit, "bar", area, {content_, area.height, scroll_.top}, scroll_.motion)) {
    scroll_.top = *moved;
    kit.wake_now();
  }
}

void section(Kit& kit, Rect& rest, std::string_view title) {
  cut_top(rest, 24);
  heading(kit, title, cut_top(rest, kit.type().heading.line_height), title, 2, {kit.type().heading, kit.color().text});
  cut_top(rest, 12);
}

}  // namespace gallery
