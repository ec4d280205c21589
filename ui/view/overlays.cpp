#include "ui/view/overlays.hpp"

#include <algorithm>
#include <array>

#include "ui/text/phrases.hpp"
#include "ui/text/utf8.hpp"
#include "ui/view/details.hpp"
#include "ui/view/language_menu.hpp"
#include "ui/view/lightbox.hpp"
#include "ui/view/message_menus.hpp"
#include "ui/view/shortcuts.hpp"
#include "ui/view/sidebar.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/field.hpp"
#include "ui/widget/overlay.hpp"
#include "ui/widget/text.hpp"

namespace ui::view {
namespace {

using namespace widget;
namespace phrases = text::phrases;

Opening opening(OverlayMemory& memory) {
  const Opening result = memory.opening ? Opening::Yes : Opening::No;
  memory.opening = false;
  return result;
}

void account_menu(Kit& kit, const model::State& state, OverlayMemory& memory) {
  const std::array items{
      MenuItem{
          .name = phrases::theme_system(), .icon = Icon::Monitor, .chosen = state.theme == model::ThemeChoice::System},
      MenuItem{.name = phrases::theme_light(), .icon = Icon::Sun, .chosen = state.theme == model::ThemeChoice::Light},
      MenuItem{.name = phrases::theme_dark(), .icon = Icon::Moon, .chosen = state.theme == model::ThemeChoice::Dark},
      MenuItem{.name = phrases::language(), .icon = Icon::Languages, .divided = true},
      MenuItem{.name = phrases::shortcuts(), .icon = Icon::Keyboard},
      MenuItem{.name = phrases::sign_out(), .icon = Icon::LogOut, .divided = true},
  };
  const Group region(kit, "account-region", memory.anchor,
                     {.role = Role::Region, .name = std::string(phrases::menu())});
  const MenuResult result =
      menu(kit, "account-menu", phrases::menu(), memory.anchor, items, opening(memory), memory.scroll);
  if (result.chosen && *result.chosen < 3) {
    constexpr std::array kThemes{model::ThemeChoice::System, model::ThemeChoice::Light, model::ThemeChoice::Dark};
    kit.act(model::ChooseTheme{kThemes.at(*result.chosen)});
  } else if (result.chosen == 3 || result.chosen == 4) {
    memory.open = result.chosen == 3 ? Overlay::LanguageMenu : Overlay::Shortcuts;
    memory.opening = true;
    return kit.wake_now();
  } else if (result.chosen) {
    kit.act(model::SignOut{});
  }
  if (result.closed) close_overlay(kit, memory);
}

void chat_menu(Kit& kit, const model::State& state, Memory& all) {
  OverlayMemory& memory = all.overlay;
  if (!state.open) return close_overlay(kit, memory);
  const std::array items{
      MenuItem{.name = phrases::details(), .icon = Icon::Info},
      MenuItem{.name = phrases::remove_contact(), .icon = Icon::UserMinus, .dangerous = true, .divided = true}};
  const Group region(kit, "chat-region", memory.anchor, {.role = Role::Region, .name = std::string(phrases::more())});
  const MenuResult result =
      menu(kit, "chat-menu", phrases::more(), memory.anchor, items, opening(memory), memory.scroll);
  if (result.chosen == 1) kit.act(model::RemoveContact{state.open->address});
  if (result.closed) close_overlay(kit, memory);
  if (result.chosen == 0) open_details(kit, all.details);
}

void add_contact(Kit& kit, OverlayMemory& memory, bool submitted) {
  const float width = std::min(380.0F, kit.screen.width - (kit.phone() ? 48 : 80));
  const LineLook look{kit.type().body, kit.color().text_soft};
  const float help = paragraph_height(kit, phrases::add_contact_help(), look, width);
  const float row = std::max(44.0F, kit.theme.target);
  bool closed = false;
  {
    const Dialog dialog(kit, "add-contact", phrases::add_contact(),
                        {width, help + 20 + field_height(kit, 1) + 24 + row});
    closed = dialog.closed();
    if (opening(memory) == Opening::Yes) kit.fields.request_focus(kNewContactField);
    Rect rest = dialog.content();
    paragraph(kit, "help", cut_top(rest, help), phrases::add_contact_help(), look);
    cut_top(rest, 20);
    const std::string_view value = text::trimmed(field(kit, cut_top(rest, field_height(kit, 1)),
                                                       {.key = kNewContactField,
                                                        .kind = text::FieldKind::Address,
                                                        .name = phrases::address(),
                                                        .placeholder = phrases::address_example()}));
    cut_top(rest, 24);
    Rect buttons = cut_top(rest, row);
    const ButtonLook add{.name = phrases::add(), .enabled = !value.empty()};
    const ButtonLook cancel{.name = phrases::cancel(), .kind = ButtonKind::Secondary};
    const bool wanted = button(kit, "add", cut_right(buttons, std::max(110.0F, button_width(kit, add))), add);
    cut_right(buttons, 12);
    if (button(kit, "cancel", cut_right(buttons, std::max(110.0F, button_width(kit, cancel))), cancel)) closed = true;
    if ((wanted || submitted) && !value.empty()) {
      kit.act(model::AddContact{std::string(value)});
      closed = true;
    }
  }
  if (closed) close_overlay(kit, memory);
}

void shortcuts(Kit& kit, OverlayMemory& memory) {
  const bool opens = opening(memory) == Opening::Yes;
  if (shortcuts_dialog(kit, memory.scroll, opens) == DialogEnd::Closed) close_overlay(kit, memory);
}

}  // namespace

void overlays(Kit& kit, const model::State& state, Memory& memory, bool submitted) {
  switch (memory.overlay.open) {
    case Overlay::None: return;
    case Overlay::AccountMenu: return account_menu(kit, state, memory.overlay);
    case Overlay::LanguageMenu: return language_menu(kit, state, memory.overlay, opening(memory.overlay));
    case Overlay::ChatMenu: return chat_menu(kit, state, memory);
    case Overlay::Shortcuts: return shortcuts(kit, memory.overlay);
    case Overlay::MessageMenu: return message_menu(kit, state, memory, opening(memory.overlay));
    case Overlay::DaysMenu: return days_menu(kit, state, memory, opening(memory.overlay));
    case Overlay::Lightbox: return lightbox(kit, state, memory, opening(memory.overlay));
    case Overlay::AddContact: return add_contact(kit, memory.overlay, submitted);
  }
}

}  // namespace ui::view
