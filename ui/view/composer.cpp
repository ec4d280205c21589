#include "ui/view/composer.hpp"

#include <algorithm>
#include <cmath>

#include "ui/text/phrases.hpp"
#include "ui/text/utf8.hpp"
#include "ui/view/chat.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/field.hpp"

namespace ui::view {
namespace {

using namespace widget;
namespace phrases = text::phrases;

constexpr float kMostOfPane = 0.4F;  // of its height; longer text scrolls
constexpr float kMargin = 10;
constexpr float kColumn = 780;

float side_of(const Kit& kit) { return field_height(kit, 1); }

Rect column(const Kit& kit, const Rect& area) {
  const float margin = kit.phone() ? 10.0F : 24.0F;
  const float width = std::floor(std::min(kColumn * kit.theme.scale, area.width - (2 * margin)));
  return centered(area, width, area.height);
}

// Lines that the text needs in the browser's field of that width, as many as are shown.
int lines_of(Kit& kit, std::string_view value, float width, int most) {
  if (value.empty()) return 1;
  std::string text(value);
  if (text.back() == '\n') text += ' ';  // the line that the caret is on
  const float height = kit.canvas.measure_paragraph(text, kit.type().input, kit.color().text, width).height;
  return std::clamp(static_cast<int>(std::lround(height / kit.type().input.line_height)), 1, most);
}

}  // namespace

std::string composer_key(const model::Address& address) { return "composer:" + address; }

float composer_height(Kit& kit, const model::Address& to, Vec2 pane) {
  const float text_width = column(kit, {0, 0, pane.x, 0}).width - side_of(kit) - 8 - (2 * kFieldPadding);
  const float room = (pane.y * kMostOfPane) - field_height(kit, 0) - (2 * kMargin);
  const int most = std::max(2, static_cast<int>(room / kit.type().input.line_height));
  return field_height(kit, lines_of(kit, kit.fields.value(composer_key(to)), text_width, most)) + (2 * kMargin);
}

void composer(Kit& kit, const model::OpenConversation& open, const Rect& area) {
  const Group group(kit, "composer", area, {.role = Role::Group});
  Rect rest = inset(column(kit, area), 0, kMargin);
  const float side = side_of(kit);
  Rect send_column = cut_right(rest, side);
  const Rect send_box = cut_bottom(send_column, side);
  cut_right(rest, 8);
  const std::string key = composer_key(open.address);
  const std::string_view value = field(kit, rest,
                                       {.key = key,
                                        .kind = text::FieldKind::Composer,
                                        .name = phrases::message(),
                                        .placeholder = phrases::message(),
                                        .initial = open.draft,
                                        .radius = side / 2,
                                        .many_lines = true,
                                        .raised = true});
  const bool something = !text::trimmed(value).empty();
  if (button(kit, "send", send_box,
             {.name = phrases::send(),
              .icon = Icon::Send,
              .kind = ButtonKind::Primary,
              .shape = Shape::Round,
              .enabled = something})) {
    send_message(kit, open.address);
    kit.fields.request_focus(key);
    kit.wake_now();
  }
}

void send_message(Kit& kit, const model::Address& to) {
  const std::string key = composer_key(to);
  const std::string_view text = text::trimmed(kit.fields.value(key));
  if (text.empty()) return;
  kit.act(model::SendText{to, std::string(text)});
  kit.fields.write(key, "");
}

}  // namespace ui::view
