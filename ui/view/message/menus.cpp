#include "ui/view/message/menus.hpp"

#include <array>
#include <vector>

#include "ui/text/words/phrases.hpp"
#include "ui/view/conversation/timeline.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {

namespace phrases = text::phrases;

namespace {

struct Offer {
  model::Can can;
  model::MessageCommand command;
  Icon icon;
  std::string_view (*name)();
};

std::span<const Offer> offers() {
  using model::MessageCommand;
  static constexpr std::array<Offer, 6> kOffers{{
      {model::kReply, MessageCommand::Reply, Icon::Reply, [] { return std::string_view(phrases::reply()); }},
      {model::kReact, MessageCommand::React, Icon::SmilePlus, [] { return std::string_view(phrases::react()); }},
      {model::kCopy, MessageCommand::Copy, Icon::Copy, [] { return std::string_view(phrases::copy()); }},
      {model::kEdit, MessageCommand::Edit, Icon::Pencil, [] { return std::string_view(phrases::edit()); }},
      {model::kForward, MessageCommand::Forward, Icon::Forward, [] { return std::string_view(phrases::forward()); }},
      {model::kDelete, MessageCommand::Delete, Icon::Trash, [] { return std::string_view(phrases::delete_message()); }},
  }};
  return kOffers;
}

struct Reach {
  std::string_view name;
  std::int64_t position;
};

std::vector<Reach> reaches(const model::Timeline& timeline, WallTime now) {
  std::vector<Reach> result{{phrases::first_message(), timeline.begin()}};
  const std::array<std::pair<std::string_view, std::chrono::days>, 3> past{
      {{phrases::a_year_ago(), std::chrono::days{365}},
       {phrases::a_month_ago(), std::chrono::days{30}},
       {phrases::a_week_ago(), std::chrono::days{7}}}};
  for (const auto& [name, ago] : past) {
    const std::int64_t position = first_since(timeline, now - ago);
    if (position > timeline.begin() && position < timeline.end()) result.push_back({name, position});
  }
  result.push_back({phrases::newest_message(), timeline.end() - 1});
  return result;
}

}  // namespace

std::int64_t first_since(const model::Timeline& timeline, WallTime time) {
  std::int64_t low = timeline.begin();
  std::int64_t high = timeline.end();
  while (low < high) {
    const std::int64_t middle = low + ((high - low) / 2);
    if (timeline.item(middle).time < time)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void message_menu(Kit& kit, const model::State& state, Memory& memory, Opening opening) {
  const model::Timeline* timeline = state.open ? state.open->timeline : nullptr;
  const auto target =
      timeline != nullptr && memory.chat.target ? timeline->position_of(*memory.chat.target) : std::nullopt;
  if (!target) return close_overlay(kit, memory.overlay);
  std::vector<MenuItem> items;
  std::vector<model::MessageCommand> commands;
  const std::uint16_t can = timeline->item(*target).can;
  for (const Offer& offer : offers()) {
    if ((can & offer.can) == 0) continue;
    const bool dangerous = offer.command == model::MessageCommand::Delete;
    items.push_back({.name = offer.name(), .icon = offer.icon, .dangerous = dangerous, .divided = dangerous});
    commands.push_back(offer.command);
  }
  const Group region(kit, "message-region", memory.overlay.anchor,
                     {.role = Role::Region, .name = std::string(phrases::message_menu())});
  const MenuResult result =
      menu(kit, "message-menu", phrases::message_menu(), memory.overlay.anchor, items, opening, memory.overlay.scroll);
  if (result.chosen) {
    const model::MessageCommand command = commands[*result.chosen];
    if (command == model::MessageCommand::React) return go_on_to(kit, memory.overlay, Overlay::React);
    if (command == model::MessageCommand::Delete) return go_on_to(kit, memory.overlay, Overlay::DeleteMessage);
    kit.act(model::CommandMessage{state.open->key, *memory.chat.target, command});
  }
  if (result.closed) close_overlay(kit, memory.overlay);
}

void days_menu(Kit& kit, const model::State& state, Memory& memory, Opening opening) {
  const model::Timeline* timeline = state.open ? state.open->timeline : nullptr;
  if (timeline == nullptr || timeline->begin() == timeline->end()) return close_overlay(kit, memory.overlay);
  const std::vector<Reach> days = reaches(*timeline, kit.calendar.now());
  std::vector<MenuItem> items;
  items.reserve(days.size());
  for (const Reach& day : days) items.push_back({.name = day.name, .icon = Icon::Clock});
  const Group region(kit, "days-region", memory.overlay.anchor,
                     {.role = Role::Region, .name = std::string(phrases::go_to())});
  const MenuResult result =
      menu(kit, "days-menu", phrases::go_to(), memory.overlay.anchor, items, opening, memory.overlay.scroll);
  if (result.chosen) go_to_message(kit, memory.chat, *timeline, days[*result.chosen].position);
  if (result.closed) close_overlay(kit, memory.overlay);
}

}  // namespace ui::view
