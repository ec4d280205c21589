#include "ui/view/composer/suggestions.hpp"

#include <algorithm>
#include <utility>

#include "ui/text/words/phrases.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

std::string_view emoji_lines(const Kit& kit, Trigger trigger) {
  return trigger == Trigger::Emoji && kit.emoji != nullptr ? kit.emoji->lines() : std::string_view();
}

// Brings the suggestions up to what stands at the caret.
void follow(const Kit& kit, const Token& token, std::string_view text, const model::Compose& compose,
            ComposerMemory& memory) {
  const std::string_view lines = emoji_lines(kit, token.trigger);
  const std::string_view asked = text.substr(token.begin, token.end - token.begin);
  if (memory.asked == asked && memory.known == lines.size()) return;
  const bool another = memory.asked.empty() || !asked.starts_with(memory.asked.substr(0, 1));
  if (another) memory.dismissed = false;
  memory.asked = asked;
  memory.known = lines.size();
  memory.suggestions = suggestions_for(token, compose, lines);
  memory.chosen = 0;
}

bool takes_choice(Kit& kit) { return kit.io.take(ui::Key::Enter) || kit.io.take(ui::Key::Tab); }

void move(Kit& kit, ComposerMemory& memory) {
  const std::size_t count = memory.suggestions.size();
  if (kit.io.take(ui::Key::Down)) memory.chosen = (memory.chosen + 1) % count;
  if (kit.io.take(ui::Key::Up)) memory.chosen = (memory.chosen + count - 1) % count;
}

ListBoxResult draw(Kit& kit, Trigger trigger, const ComposerMemory& memory, const Rect& anchor) {
  std::vector<OptionLook> options;
  for (const Suggestion& suggestion : memory.suggestions) {
    OptionLook look{.name = suggestion.name, .detail = suggestion.detail};
    if (trigger == Trigger::Emoji) look.emoji = suggestion.mark;
    if (trigger == Trigger::Mention) look.person = suggestion.mark;
    options.push_back(look);
  }
  return list_box(kit, "suggestions", phrases::suggestions(), anchor, options, memory.chosen);
}

}  // namespace

std::optional<ListBoxResult> suggest(Kit& kit, std::string_view key, const model::Compose& compose,
                                     ComposerMemory& memory, const Rect& anchor) {
  const std::string_view text = kit.fields.value(key);
  const auto token = kit.fields.focused() == key ? token_at(text, kit.fields.caret(key)) : std::nullopt;
  if (!token) {
    memory.asked.clear();
    return std::nullopt;
  }
  follow(kit, *token, text, compose, memory);
  const float room = (anchor.y - kit.screen.y) / option_height(kit);
  const auto most = static_cast<std::size_t>(std::max(1.0F, room - 1));
  if (memory.suggestions.size() > most) memory.suggestions.resize(most);
  if (memory.dismissed || memory.suggestions.empty()) return std::nullopt;
  if (kit.io.take(ui::Key::Escape)) {
    memory.dismissed = true;
    return std::nullopt;
  }
  move(kit, memory);
  const bool by_key = takes_choice(kit);
  ListBoxResult shown = draw(kit, token->trigger, memory, anchor);
  const std::optional<std::size_t> taken = by_key ? memory.chosen : shown.clicked;
  if (!taken) return shown;
  std::string insert = memory.suggestions[*taken].insert;
  if (text.substr(token->end).starts_with(' ')) insert.pop_back();  // one space is enough
  kit.fields.replace(key, {token->begin, token->end, std::move(insert)});
  memory.asked.clear();
  memory.suggestions.clear();
  kit.wake_now();
  return std::nullopt;
}

}  // namespace ui::view
