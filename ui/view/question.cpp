#include "ui/view/question.hpp"

#include <algorithm>

#include "ui/text/words/phrases.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {

namespace phrases = text::phrases;

float content_width(const Kit& kit) { return std::min(380.0F, kit.screen.width - (kit.phone() ? 48.0F : 80.0F)); }

float buttons_height(const Kit& kit) { return std::max(44.0F, kit.theme.target); }

Answer ask(Kit& kit, Rect row, const ButtonLook& yes) {
  const auto box = [&](const ButtonLook& look) { return cut_right(row, std::max(110.0F, button_width(kit, look))); };
  const ButtonLook cancel{.name = phrases::cancel(), .kind = ButtonKind::Secondary};
  const Rect yes_box = box(yes);
  cut_right(row, 12);
  const bool cancelled = button(kit, "cancel", box(cancel), cancel);
  const bool agreed = button(kit, "yes", yes_box, yes);
  if (cancelled) return Answer::Cancel;
  return agreed ? Answer::Yes : Answer::None;
}

Answer question_dialog(Kit& kit, NodeKey key, std::string_view title, std::string_view question, const ButtonLook& yes,
                       Opening opening) {
  const float width = content_width(kit);
  const LineLook look{kit.type().body, kit.color().text_soft};
  const float height = paragraph_height(kit, question, look, width);
  const Dialog dialog(kit, key, title, {width, height + 24 + buttons_height(kit)});
  Rect rest = dialog.content();
  paragraph(kit, "question", cut_top(rest, height), question, look);
  cut_top(rest, 24);
  const Answer answer = ask(kit, cut_top(rest, buttons_height(kit)), yes);
  if (opening == Opening::Yes) kit.io.move_focus(button_id(kit, "cancel"));
  return answer == Answer::None && dialog.closed() ? Answer::Cancel : answer;
}

}  // namespace ui::view
