#include "ui/view/contact_dialogs.hpp"

#include <string_view>

#include "ui/text/unicode/utf8.hpp"
#include "ui/text/words/phrases.hpp"
#include "ui/view/conversation/chat.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/question.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {

namespace phrases = text::phrases;

void add_contact_dialog(Kit& kit, OverlayMemory& memory, bool submitted, Opening opening) {
  const float width = content_width(kit);
  const LineLook look{kit.type().body, kit.color().text_soft};
  const float help = paragraph_height(kit, phrases::add_contact_help(), look, width);
  bool closed = false;
  {
    const Dialog dialog(kit, "add-contact", phrases::add_contact(),
                        {width, help + 20 + field_height(kit, 1) + 24 + buttons_height(kit)});
    if (opening == Opening::Yes) kit.fields.request_focus(kNewContactField);
    Rect rest = dialog.content();
    paragraph(kit, "help", cut_top(rest, help), phrases::add_contact_help(), look);
    cut_top(rest, 20);
    const std::string_view value = text::trimmed(field(kit, cut_top(rest, field_height(kit, 1)),
                                                       {.key = kNewContactField,
                                                        .kind = text::FieldKind::Address,
                                                        .name = phrases::address(),
                                                        .placeholder = phrases::address_example()}));
    cut_top(rest, 24);
    const Answer answer =
        ask(kit, cut_top(rest, buttons_height(kit)), {.name = phrases::add(), .enabled = !value.empty()});
    const bool adds = (answer == Answer::Yes || submitted) && !value.empty();
    if (adds) kit.act(model::AddContact{std::string(value)});
    closed = adds || answer == Answer::Cancel || dialog.closed();
  }
  if (closed) close_overlay(kit, memory);
}

void remove_contact_dialog(Kit& kit, const model::State& state, Memory& memory, Opening opening) {
  if (!state.open) return close_overlay(kit, memory.overlay);
  const model::Conversation other = conversation_of(state, memory.chat);
  const Answer answer =
      question_dialog(kit, "remove-contact", phrases::remove_contact(), phrases::remove_contact_question(other.name),
                      {.name = phrases::remove(), .kind = ButtonKind::Danger}, opening);
  if (answer == Answer::Yes) kit.act(model::RemoveContact{other.key});
  if (answer != Answer::None) close_overlay(kit, memory.overlay);
}

}  // namespace ui::view
