#include <algorithm>
#include <cmath>

#include "ui/text/words/phrases.hpp"
#include "ui/view/message/parts.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view::message {

namespace {

constexpr float kGap = 6;

float pill_height(const Kit& kit) { return kit.type().small.line_height + 8; }

// What a finger has to meet is higher than what is drawn.
float chip_height(const Kit& kit) { return std::max(pill_height(kit), kit.coarse() ? kit.theme.target : 0); }

float chip_width(Kit& kit, const model::Reaction& reaction) {
  const float emoji = kit.canvas.text_width(reaction.emoji, kit.type().small, Origin::Theirs);
  const float width =
      emoji + 6 + kit.canvas.text_width(text::phrases::internal::number(reaction.count), kit.type().small_strong) + 18;
  return std::max(width, kit.coarse() ? kit.theme.target : 0);
}

// Calls `place` with each chip's corner, from the corner of all; gives the size of all.
template <class Place>
Vec2 flow(Kit& kit, std::span<const model::Reaction> reactions, float widest, Place place) {
  const float row = chip_height(kit);
  Vec2 at;
  float width = 0;
  for (std::size_t i = 0; i < reactions.size(); ++i) {
    const float chip = chip_width(kit, reactions[i]);
    if (at.x > 0 && at.x + chip > widest) at = {0, at.y + row + kGap};
    place(i, at, chip);
    at.x += chip + kGap;
    width = std::max(width, at.x - kGap);
  }
  return {width, at.y + row};
}

}  // namespace

Vec2 reactions_size(Kit& kit, std::span<const model::Reaction> reactions, float widest) {
  return flow(kit, reactions, widest, [](std::size_t, Vec2, float) {});
}

void reactions(Kit& kit, const Rect& rect, std::span<const model::Reaction> all, const Inks& inks, bool can_react,
               Wish& wish) {
  flow(kit, all, rect.width, [&](std::size_t i, Vec2 at, float width) {
    const model::Reaction& reaction = all[i];
    const Rect chip{rect.x + at.x, rect.y + at.y, width, chip_height(kit)};
    const Rect pill = centered(chip, width, pill_height(kit));
    const float radius = pill.height / 2;
    kit.canvas.fill(pill, reaction.own ? kit.color().accent : theme::faded(inks.accent, 0.13F), radius);
    const std::string count = text::phrases::internal::number(reaction.count);
    const NodeId id =
        kit.add("reaction" + std::to_string(i), chip,
                {.role = Role::ToggleButton,
                 .states = static_cast<std::uint16_t>((can_react ? semantics::kFocusable : semantics::kDisabled) |
                                                      (reaction.own ? semantics::kPressed : 0)),
                 .name = std::string(reaction.emoji) + " " + count,
                 .value = std::string(reaction.names)});
    const Response response = kit.region(id, chip);
    if (can_react) feedback(kit, id, response, pill, radius);
    const Color ink = reaction.own ? kit.color().on_accent : inks.text;
    const float emoji = kit.canvas.text_width(reaction.emoji, kit.type().small, Origin::Theirs);
    const float count_width = kit.canvas.text_width(count, kit.type().small_strong);
    Rect rest = centered(pill, std::min(pill.width - 18, emoji + 6 + count_width), pill.height);
    kit.canvas.text(cut_left(rest, emoji + 1), reaction.emoji, kit.type().small, ink, Align::Start, Origin::Theirs);
    kit.canvas.text(rest, count, kit.type().small_strong, ink, Align::End);
    if (response.focused) focus_ring(kit, pill, radius);
    if (!response.clicked || !can_react) return;
    wish.command = model::MessageCommand::React;
    wish.emoji = reaction.emoji;
  });
}

}  // namespace ui::view::message
