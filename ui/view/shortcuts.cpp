#include "ui/view/shortcuts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/text/words/phrases.hpp"
#include "ui/view/list/search.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr float kRow = 40;
constexpr float kCap = 26;
constexpr float kWidth = 440;

struct Shortcut {
  std::string_view what;
  std::array<std::string_view, 2> keys{};  // held together; the second may be empty
};

auto all_shortcuts() {
  const std::string_view command = phrases::key_command();
  const std::string_view alt = phrases::key_alt();
  return std::array{
      Shortcut{phrases::shortcuts(), {"?"}},
      Shortcut{phrases::search(), {command, "K"}},
      Shortcut{phrases::search(), {"/"}},
      Shortcut{phrases::next_conversation(), {alt, "\u2193"}},
      Shortcut{phrases::previous_conversation(), {alt, "\u2191"}},
      Shortcut{phrases::send(), {phrases::key_enter()}},
      Shortcut{phrases::new_line(), {phrases::key_shift(), phrases::key_enter()}},
      Shortcut{phrases::complete_emoji(), {":"}},
      Shortcut{phrases::complete_command(), {"/"}},
      Shortcut{phrases::close(), {phrases::key_escape()}},
  };
}

std::string spoken(const Shortcut& shortcut) {
  std::string result(shortcut.keys[0]);
  if (!shortcut.keys[1].empty()) result.append("+").append(shortcut.keys[1]);
  return result;
}

// The key as it looks on a keyboard, at the right end of `rest`.
void cap(Kit& kit, Rect& rest, std::string_view key) {
  const float width = std::max(kCap, std::ceil(kit.canvas.text_width(key, kit.type().small)) + 16);
  const Rect box = centered(cut_right(rest, width), width, std::max(kCap, kit.type().small.line_height + 6));
  kit.canvas.fill(box, kit.color().field, theme::kRadiusSmall);
  kit.canvas.stroke(box, kit.color().outline, theme::kRadiusSmall);
  kit.canvas.text(box, key, kit.type().small, kit.color().text, Align::Center);
  cut_right(rest, 6);
}

void row(Kit& kit, std::size_t index, Rect rest, const Shortcut& shortcut) {
  kit.add(index, rest, {.role = Role::ListItem, .name = std::string(shortcut.what), .value = spoken(shortcut)});
  if (index > 0) kit.canvas.fill({rest.x, rest.y, rest.width, kit.canvas.hairline()}, kit.color().border);
  for (std::size_t i = shortcut.keys.size(); i-- > 0;)
    if (!shortcut.keys.at(i).empty()) cap(kit, rest, shortcut.keys.at(i));
  kit.canvas.text(rest, shortcut.what, kit.type().body, kit.color().text);
}

void go_to_search(Kit& kit, const model::State& state) {
  if (kit.phone() && state.open) kit.act(model::CloseConversation{});  // the search stands above the list
  kit.fields.request_focus(kSearchField);
  kit.wake_now();
}

// Opens the conversation that stands `step` rows below the open one; the first when none is open.
void go_to_neighbour(const Kit& kit, const model::State& state, std::ptrdiff_t step) {
  const auto& all = state.conversations;
  if (all.empty()) return;
  auto next = std::ptrdiff_t{0};
  if (state.open) {
    const auto open = std::ranges::find(all, state.open->key, &model::Conversation::key);
    if (open != all.end()) next = (open - all.begin()) + step;
  }
  if (next < 0 || next >= std::ssize(all)) return;
  kit.act(model::OpenConversationWith{all[static_cast<std::size_t>(next)].key});
}

}  // namespace

void take_shortcuts(Kit& kit, const model::State& state, Memory& memory) {
  if (memory.overlay.open != Overlay::None) return;
  if (kit.io.take(ui::Key::Slash) || kit.io.take(ui::Key::Find)) go_to_search(kit, state);
  if (kit.io.take(ui::Key::NextConversation)) go_to_neighbour(kit, state, 1);
  if (kit.io.take(ui::Key::PreviousConversation)) go_to_neighbour(kit, state, -1);
  if (kit.io.take(ui::Key::Question)) open_overlay(kit, memory.overlay, Overlay::Shortcuts, {});
}

DialogEnd shortcuts_dialog(Kit& kit, ScrollMemory& scrolled, bool opening) {
  const auto shortcuts = all_shortcuts();
  const float height = std::max(kRow, kit.type().body.line_height + 14);
  const float content = height * static_cast<float>(shortcuts.size());
  const float width = std::min(kWidth * kit.theme.scale, kit.screen.width - 48);
  const Dialog dialog(kit, "shortcuts", phrases::shortcuts(), {width, content});
  if (opening) kit.io.move_focus(kit.tree.id("close"));
  const Rect area = dialog.content();
  const Group list(kit, "list", area, {.role = Role::List, .name = std::string(phrases::shortcuts())});
  if (kit.io.take(ui::Key::Down)) scrolled.top += height;
  if (kit.io.take(ui::Key::Up)) scrolled.top -= height;
  scroll(kit, list.id(), area, content, scrolled);
  const Clip clip(kit, area);
  for (std::size_t i = 0; i < shortcuts.size(); ++i) {
    const float top = area.y + (height * static_cast<float>(i)) - static_cast<float>(scrolled.top);
    row(kit, i, {area.x, top, area.width, height}, shortcuts.at(i));
  }
  return dialog.closed() ? DialogEnd::Closed : DialogEnd::StaysOpen;
}

}  // namespace ui::view
