#include "ui/view/conversation/history.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/text/words/phrases.hpp"
#include "ui/view/widgets.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/progress.hpp"
#include "ui/widget/text.hpp"

namespace ui::view {

namespace phrases = text::phrases;

namespace {

constexpr float kGap = 8;

ButtonLook again_look() {
  return {.name = phrases::try_again(), .icon = Icon::RefreshCw, .kind = ButtonKind::Ghost, .icon_size = 16};
}

LineLook failure_look(const Kit& kit) { return {kit.type().small, kit.color().danger_text, Align::Center}; }

// Of the words and the button side by side.
float failure_width(Kit& kit) {
  return kit.canvas.text_width(phrases::history_failed(), kit.type().small) + kGap + button_width(kit, again_look());
}

float words_height(Kit& kit, float width) {
  return paragraph_height(kit, phrases::history_failed(), failure_look(kit), width);
}

void loading(Kit& kit, const Rect& row) {
  kit.add("history", row,
          {.role = Role::Status, .states = semantics::kBusy, .name = std::string(phrases::loading_history())});
}

// Where the words do not fit beside the button they stand above it.
void failure(Kit& kit, const Rect& row, const model::LoadEntries& wanted) {
  const ButtonLook again = again_look();
  const float width = button_width(kit, again);
  const float beside = failure_width(kit);
  Rect rest = centered(row, std::min(beside, row.width), kit.theme.target);
  Rect box;
  if (beside > row.width) {
    rest = centered(row, row.width, words_height(kit, row.width) + kit.theme.target);
    box = centered(cut_bottom(rest, kit.theme.target), width, kit.theme.target);
    paragraph(kit, "history", rest, phrases::history_failed(), failure_look(kit));
  } else {
    box = cut_right(rest, width);
    line(kit, "history", rest, phrases::history_failed(), {kit.type().small, kit.color().danger_text});
  }
  if (button(kit, "again", box, again)) kit.act(wanted);
}

float height_of(Kit& kit, model::History history, float width) {
  const bool stacked = history == model::History::Failed && failure_width(kit) > width;
  return std::max(56.0F, kit.theme.target + 16 + (stacked ? words_height(kit, width) : 0));
}

}  // namespace

float history_head_height(Kit& kit, const model::OpenConversation& open, float width) {
  return height_of(kit, open.history, width);
}

void history_head(Kit& kit, const model::OpenConversation& open, const Rect& row) {
  switch (open.history) {
    case model::History::Loading:
      if (open.timeline->begin() < open.timeline->end()) spinner(kit, center(row), 10, kit.color().text_faint);
      return loading(kit, row);
    case model::History::Failed: return failure(kit, row, {.with = open.key, .gap = {}});
    case model::History::Complete:
      if (open.timeline->begin() < open.timeline->end())
        line(kit, "history", row, phrases::history_begins(), {kit.type().small, kit.color().text_soft, Align::Center});
      return;
    case model::History::Partial: return;
  }
}

float history_gap_height(Kit& kit, const model::TimelineItem& item, float width) {
  return height_of(kit, item.history, width);
}

void history_gap(Kit& kit, const model::OpenConversation& open, const model::TimelineItem& item,
                 model::LoadEntries::From from, const Rect& row) {
  const Group group(kit, static_cast<std::uint64_t>(item.key), row, {.role = Role::Group});
  if (item.history == model::History::Failed)
    return failure(kit, row, {.with = open.key, .gap = item.key, .from = from});
  spinner(kit, center(row), 10, kit.color().text_faint);
  loading(kit, row);
}

void history_skeletons(Kit& kit, const Rect& column) {
  struct Shape {
    bool ours;
    float width;  // of the column
    int lines;
  };
  constexpr std::array<Shape, 7> kShapes{{{true, 0.34F, 1},
                                          {false, 0.52F, 2},
                                          {false, 0.28F, 1},
                                          {true, 0.46F, 2},
                                          {true, 0.22F, 1},
                                          {false, 0.4F, 1},
                                          {false, 0.56F, 3}}};
  Rect rest = column;
  for (const Shape& shape : kShapes) {
    const float height = (static_cast<float>(shape.lines) * kit.type().message.line_height) + 16;
    if (rest.height < height) return;
    Rect row = cut_bottom(rest, height);
    const float width = std::round(row.width * shape.width * (kit.phone() ? 1.3F : 1.0F));
    skeleton(kit, shape.ours ? cut_right(row, width) : cut_left(row, width), theme::kRadiusBubble);
    cut_bottom(rest, 10);
  }
}

}  // namespace ui::view
