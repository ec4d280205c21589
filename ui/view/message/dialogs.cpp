#include "ui/view/message/dialogs.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/text/unicode/utf8.hpp"
#include "ui/text/words/phrases.hpp"
#include "ui/view/composer/token.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/question.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr std::size_t kColumns = 7;
constexpr std::size_t kRows = 5;
// What people react with most.
constexpr std::array<std::string_view, kColumns * kRows> kUsual{
    "👍", "❤️",  "😂", "😮", "😢", "🙏", "🎉", "🔥", "👏", "😍", "🤔", "👀", "✅", "❌", "👎", "😀", "😅", "😭",
    "😡", "🥰", "😎", "🤣", "🙂", "🙃", "😉", "💯", "🚀", "🤝", "👋", "💪", "🙌", "☕", "💔", "🤷", "🥳",
};

// Where the message is that the dialog is about; nothing: it is gone, or cannot be treated so any more.
std::optional<std::int64_t> target(const model::State& state, const Memory& memory, model::Can can) {
  const model::Timeline* const timeline = state.open ? state.open->timeline : nullptr;
  if (timeline == nullptr || !memory.chat.target) return std::nullopt;
  const auto position = timeline->position_of(*memory.chat.target);
  return position && (timeline->item(*position).can & can) != 0 ? position : std::nullopt;
}

// What is offered: what people use most, or what the words in the search mean.
std::vector<std::string> offered(Kit& kit, std::string_view query) {
  std::vector<std::string> emoji;
  if (query.empty() || kit.emoji == nullptr) {
    emoji.assign(kUsual.begin(), kUsual.end());
    return emoji;
  }
  for (Suggestion& found : suggestions_for({.trigger = Trigger::Emoji, .query = query}, {}, kit.emoji->lines()))
    emoji.push_back(std::move(found.mark));
  if (emoji.size() > kUsual.size()) emoji.resize(kUsual.size());
  return emoji;
}

bool emoji_button(Kit& kit, NodeKey key, const Rect& box, const std::string& emoji) {
  const NodeId id = kit.add(key, box, {.role = Role::Button, .states = semantics::kFocusable, .name = emoji});
  const Response response = kit.region(id, box);
  feedback(kit, id, response, box, theme::kRadiusSmall);
  kit.canvas.text(box, emoji, kit.type().title, kit.color().text, Align::Center, Origin::Theirs);
  if (response.focused) focus_ring(kit, box, theme::kRadiusSmall);
  return response.clicked;
}

// The emoji that was pressed.
std::optional<std::string> grid(Kit& kit, const Rect& area, std::vector<std::string> emoji) {
  std::optional<std::string> chosen;
  const Vec2 cell{area.width / kColumns, area.height / kRows};
  for (std::size_t i = 0; i < emoji.size(); ++i) {
    const std::size_t column = i % kColumns;
    const std::size_t row = i / kColumns;
    const Rect box{area.x + (static_cast<float>(column) * cell.x), area.y + (static_cast<float>(row) * cell.y), cell.x,
                   cell.y};
    if (emoji_button(kit, "emoji" + std::to_string(i), inset(box, 2, 2), emoji[i])) chosen = std::move(emoji[i]);
  }
  return chosen;
}

}  // namespace

void reaction_dialog(Kit& kit, const model::State& state, Memory& memory, bool submitted, Opening opening) {
  if (!target(state, memory, model::kReact)) return close_overlay(kit, memory.overlay);
  const float cell = std::max(44.0F, kit.theme.target);
  const float width = std::min(cell * kColumns, kit.screen.width - 48);
  bool closed = false;
  {
    const float search = field_height(kit, 1);
    const Dialog dialog(kit, "react", phrases::react(), {width, search + 12 + (cell * kRows)});
    if (opening == Opening::Yes) {
      kit.fields.write(kReactionSearch, "");
      kit.fields.request_focus(kReactionSearch);
    }
    Rect rest = dialog.content();
    const std::string_view query = text::trimmed(field(kit, cut_top(rest, search),
                                                       {.key = kReactionSearch,
                                                        .kind = text::FieldKind::Search,
                                                        .name = phrases::search_emoji(),
                                                        .placeholder = phrases::search_emoji(),
                                                        .icon = Icon::Search}));
    cut_top(rest, 12);
    std::vector<std::string> emoji = offered(kit, query);
    const bool takes_first = submitted && !emoji.empty();
    const std::optional<std::string> chosen =
        takes_first ? std::optional(emoji.front()) : grid(kit, rest, std::move(emoji));
    if (chosen) {
      kit.act(model::CommandMessage{.with = state.open->key,
                                    .message = *memory.chat.target,
                                    .command = model::MessageCommand::React,
                                    .emoji = *chosen});
    }
    closed = chosen || dialog.closed();
  }
  if (closed) close_overlay(kit, memory.overlay);
}

void delete_message_dialog(Kit& kit, const model::State& state, Memory& memory, Opening opening) {
  if (!target(state, memory, model::kDelete)) return close_overlay(kit, memory.overlay);
  const Answer answer =
      question_dialog(kit, "delete-message", phrases::delete_message_title(), phrases::delete_message_question(),
                      {.name = phrases::delete_message(), .kind = ButtonKind::Danger}, opening);
  if (answer == Answer::Yes) {
    kit.act(model::CommandMessage{
        .with = state.open->key, .message = *memory.chat.target, .command = model::MessageCommand::Delete});
  }
  if (answer != Answer::None) close_overlay(kit, memory.overlay);
}

}  // namespace ui::view
