#include "ui/view/language_menu.hpp"

#include <vector>

#include "ui/text/words/phrases.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {

namespace phrases = text::phrases;

void language_menu(Kit& kit, const model::State& state, OverlayMemory& memory, Opening opening) {
  const model::LanguageTag& chosen = state.language.chosen;
  std::vector<MenuItem> items{
      {.name = phrases::language_of_browser(), .icon = Icon::Monitor, .chosen = chosen.empty()}};
  for (const text::LanguageName& language : text::languages())
    items.push_back({.name = language.name, .icon = Icon::Languages, .chosen = chosen == language.tag});
  const Group region(kit, "language-region", memory.anchor,
                     {.role = Role::Region, .name = std::string(phrases::language())});
  const MenuResult result =
      menu(kit, "language-menu", phrases::language(), memory.anchor, items, opening, memory.scroll);
  if (result.chosen) {
    const bool of_browser = *result.chosen == 0;
    kit.act(model::ChooseLanguage{of_browser ? model::LanguageTag()
                                             : model::LanguageTag(text::languages()[*result.chosen - 1].tag)});
  }
  if (result.closed) close_overlay(kit, memory);
}

}  // namespace ui::view
