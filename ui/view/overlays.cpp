#include "ui/view/overlays.hpp"

#include <array>
#include <span>

#include "ui/text/words/phrases.hpp"
#include "ui/view/contact_dialogs.hpp"
#include "ui/view/conversation/chat.hpp"
#include "ui/view/conversation/details.hpp"
#include "ui/view/language_menu.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/message/dialogs.hpp"
#include "ui/view/message/lightbox.hpp"
#include "ui/view/message/menus.hpp"
#include "ui/view/shortcuts.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

Opening opening(OverlayMemory& memory) {
  const Opening result = memory.opening ? Opening::Yes : Opening::No;
  memory.opening = false;
  return result;
}

// From a menu to what one of its items opens. The focus returns to where it was before the menu.
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
    return go_on_to(kit, memory, result.chosen == 3 ? Overlay::LanguageMenu : Overlay::Shortcuts);
  } else if (result.chosen) {
    kit.act(model::SignOut{});
  }
  if (result.closed) close_overlay(kit, memory);
}

void chat_menu(Kit& kit, const model::State& state, Memory& all) {
  OverlayMemory& memory = all.overlay;
  if (!state.open) return close_overlay(kit, memory);
  const model::Conversation other = conversation_of(state, all.chat);
  const MenuItem remove{.name = phrases::remove_contact(), .icon = Icon::UserMinus, .dangerous = true, .divided = true};
  const MenuItem add{.name = phrases::add_to_contacts(), .icon = Icon::UserPlus, .divided = true};
  const std::array items{MenuItem{.name = phrases::details(), .icon = Icon::Info}, other.contact ? remove : add};
  const std::size_t count = other.key.kind() == model::ConversationKind::Direct ? items.size() : 1;
  const Group region(kit, "chat-region", memory.anchor, {.role = Role::Region, .name = std::string(phrases::more())});
  const MenuResult result = menu(kit, "chat-menu", phrases::more(), memory.anchor, std::span(items).first(count),
                                 opening(memory), memory.scroll);
  if (result.chosen == 1 && other.contact) return go_on_to(kit, memory, Overlay::RemoveContact);
  if (result.chosen == 1) kit.act(model::AddToContacts{other.key});
  if (result.closed) close_overlay(kit, memory);
  if (result.chosen == 0) open_details(kit, all.details);
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
    case Overlay::React: return reaction_dialog(kit, state, memory, submitted, opening(memory.overlay));
    case Overlay::DeleteMessage: return delete_message_dialog(kit, state, memory, opening(memory.overlay));
    case Overlay::DaysMenu: return days_menu(kit, state, memory, opening(memory.overlay));
    case Overlay::Lightbox: return lightbox(kit, state, memory, opening(memory.overlay));
    case Overlay::AddContact: return add_contact_dialog(kit, memory.overlay, submitted, opening(memory.overlay));
    case Overlay::RemoveContact: return remove_contact_dialog(kit, state, memory, opening(memory.overlay));
  }
}

}  // namespace ui::view
