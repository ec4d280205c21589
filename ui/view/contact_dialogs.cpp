#include "ui/view/contact_dialogs.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "ui/text/unicode/utf8.hpp"
#include "ui/text/words/phrases.hpp"
#include "ui/view/conversation/chat.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

float content_width(const Kit& kit) { return std::min(380.0F, kit.screen.width - (kit.phone() ? 48.0F : 80.0F)); }

float buttons_height(const Kit& kit) { return std::max(44.0F, kit.theme.target); }

enum class Answer : std::uint8_t { None, Yes, Cancel };

// The last row of a dialog: a way out and, at its end, `yes`.
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

}  // namespace

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
  const float width = content_width(kit);
  const LineLook look{kit.type().body, kit.color().text_soft};
  const std::string question = phrases::remove_contact_question(other.name);
  const float height = paragraph_height(kit, question, look, width);
  bool closed = false;
  {
    const Dialog dialog(kit, "remove-contact", phrases::remove_contact(), {width, height + 24 + buttons_height(kit)});
    Rect rest = dialog.content();
    paragraph(kit, "question", cut_top(rest, height), question, look);
    cut_top(rest, 24);
    const Answer answer =
        ask(kit, cut_top(rest, buttons_height(kit)), {.name = phrases::remove(), .kind = ButtonKind::Danger});
    if (opening == Opening::Yes) kit.io.move_focus(button_id(kit, "cancel"));
    if (answer == Answer::Yes) kit.act(model::RemoveContact{other.key});
    closed = answer != Answer::None || dialog.closed();
  }
  if (closed) close_overlay(kit, memory.overlay);
}

}  // namespace ui::view
