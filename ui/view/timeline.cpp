#include "ui/view/timeline.hpp"

#include <cmath>

#include "ui/text/phrases.hpp"
#include "ui/view/message.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/progress.hpp"
#include "ui/widget/text.hpp"

namespace ui::view {
namespace {

using namespace widget;
namespace phrases = text::phrases;

constexpr float kColumn = 780;
constexpr float kFoot = 12;            // below the last entry
constexpr double kScreensAhead = 1.5;  // how near the top older entries are asked for
constexpr float kKeyStep = 60;

// The entries, with one more at each end: what is above the first (loading, failed, the beginning), and some room.
class Entries final : public LongListItems {
 public:
  Entries(Kit& kit, const model::OpenConversation& open, const Rect& area)
      : kit_(kit),
        open_(open),
        timeline_(*open.timeline),
        width_(column(kit, area).width),
        inset_(column(kit, area).x - area.x) {}

  static Rect column(const Kit& kit, const Rect& area) {
    const float margin = kit.phone() ? 12.0F : 24.0F;
    const float width = std::floor(std::min(kColumn * kit.theme.scale, area.width - (2 * margin)));
    return {std::floor(area.x + ((area.width - width) / 2)), area.y, width, area.height};
  }

  [[nodiscard]] std::int64_t begin() const override { return timeline_.begin() - 1; }
  [[nodiscard]] std::int64_t end() const override { return timeline_.end() + 1; }

  float measure(std::int64_t position) override {
    if (position < timeline_.begin()) return head_height();
    if (position >= timeline_.end()) return kFoot;
    const model::TimelineItem item = timeline_.item(position);
    return message_height(kit_, item, neighbours(kit_, timeline_, position), width_);
  }

  void draw(std::int64_t position, const Rect& rect) override {
    const Rect column{rect.x + inset_, rect.y, width_, rect.height};
    if (position < timeline_.begin()) return head(column);
    if (position >= timeline_.end()) return;
    const model::TimelineItem item = timeline_.item(position);
    if (message(kit_, position, column, item, neighbours(kit_, timeline_, position)))
      kit_.act(model::ResendFailed{open_.address, position});
  }

 private:
  [[nodiscard]] float head_height() const { return std::max(56.0F, kit_.theme.target + 16); }

  void head(const Rect& row) {
    const LineLook look{kit_.type().small, kit_.color().text_soft, Align::Center};
    switch (open_.history) {
      case model::History::Loading:
        spinner(kit_, center(row), 10, kit_.color().text_faint);
        kit_.add("history", row,
                 {.role = Role::Status, .states = semantics::kBusy, .name = std::string(phrases::loading_history())});
        return;
      case model::History::Failed: {
        const ButtonLook again{
            .name = phrases::try_again(), .icon = Icon::RefreshCw, .kind = ButtonKind::Ghost, .icon_size = 16};
        const float width = button_width(kit_, again);
        Rect rest = centered(
            row, std::min(row.width, width + kit_.canvas.text_width(phrases::history_failed(), look.style) + 8),
            kit_.theme.target);
        if (button(kit_, "again", cut_right(rest, width), again)) kit_.act(model::LoadOlder{open_.address});
        line(kit_, "history", rest, phrases::history_failed(), {kit_.type().small, kit_.color().danger_text});
        return;
      }
      case model::History::Complete:
        if (timeline_.begin() < timeline_.end()) line(kit_, "history", row, phrases::history_begins(), look);
        return;
      case model::History::Partial: return;
    }
  }

  Kit& kit_;
  const model::OpenConversation& open_;
  const model::Timeline& timeline_;
  float width_;
  float inset_;
};

void scroll_by_keys(Kit& kit, NodeId log, LongList& list, const Rect& area) {
  const bool page_has_it = kit.io.focus() == NodeId{} || kit.io.focus() == log;
  if (!page_has_it || kit.layer != 0) return;
  const float page = area.height - 48;
  if (kit.io.take(ui::Key::PageUp)) list.scroll_by(-page);
  if (kit.io.take(ui::Key::PageDown)) list.scroll_by(page);
  if (kit.io.take(ui::Key::End)) list.jump_to_end();
  if (kit.io.focus() != log) return;
  if (kit.io.take(ui::Key::Up)) list.scroll_by(-kKeyStep);
  if (kit.io.take(ui::Key::Down)) list.scroll_by(kKeyStep);
}

void follow_layout(const model::OpenConversation& open, ChatMemory& memory, float width) {
  const std::uint32_t epoch = open.timeline->layout_epoch();
  if (epoch != memory.layout_epoch || width != memory.width) memory.list.forget_heights();
  memory.layout_epoch = epoch;
  memory.width = width;
}

void ask_for_older(Kit& kit, const model::OpenConversation& open, ChatMemory& memory, const Rect& area) {
  const bool near_top = memory.list.top() < area.height * kScreensAhead;
  if (open.history != model::History::Partial || !near_top || memory.asked_at == open.timeline->begin()) return;
  memory.asked_at = open.timeline->begin();
  kit.act(model::LoadOlder{open.address});
}

// New messages from the other side are read out; one of our own brings the end into sight.
void follow_news(Kit& kit, const model::OpenConversation& open, std::string_view name, ChatMemory& memory) {
  const std::int64_t end = open.timeline->end();
  if (!memory.read_to && open.history == model::History::Loading) return;
  constexpr std::int64_t kMost = 3;
  for (std::int64_t i = std::max(memory.read_to.value_or(end), end - kMost); i < end; ++i) {
    const model::TimelineItem item = open.timeline->item(i);
    if (item.kind == model::ItemKind::Outgoing) memory.list.jump_to_end();
    if (item.kind != model::ItemKind::Incoming) continue;
    kit.tree.announce(phrases::new_message_from(name) + ": " + std::string(item.text), semantics::Urgency::Polite);
  }
  memory.read_to = end;
}

void jump_button(Kit& kit, ChatMemory& memory, const Rect& area) {
  if (memory.list.at_end()) return;
  const float side = kit.theme.target;
  const Rect box{right(area) - side - 20, bottom(area) - side - 12, side, side};
  kit.canvas.shadow(box, side / 2, kit.color().shadow, 20, 4);
  kit.canvas.fill(box, kit.color().raised, side / 2);
  if (button(kit, "jump", box,
             {.name = phrases::jump_to_end(),
              .icon = Icon::ArrowDown,
              .kind = ButtonKind::Ghost,
              .shape = Shape::Round})) {
    memory.list.jump_to_end();
    kit.wake_now();
  }
}

}  // namespace

void timeline(Kit& kit, const model::OpenConversation& open, std::string_view name, ChatMemory& memory,
              const Rect& area) {
  Entries entries(kit, open, area);
  follow_layout(open, memory, Entries::column(kit, area).width);
  follow_news(kit, open, name, memory);
  {
    const Group log(kit, "log", area,
                    {.role = Role::Log, .states = semantics::kFocusable, .name = std::string(phrases::messages())});
    scroll_by_keys(kit, log.id(), memory.list, area);
    memory.list.frame(kit, log.id(), area, entries);
    if (open.history == model::History::Complete && open.timeline->begin() == open.timeline->end()) {
      line(kit, "empty", centered(area, area.width, 40), phrases::empty_conversation(),
           {kit.type().body, kit.color().text_soft, Align::Center});
    }
    if (kit.io.shows_focus(log.id())) focus_ring(kit, inset(area, 4, 4), theme::kRadiusSmall);
  }
  jump_button(kit, memory, area);
  ask_for_older(kit, open, memory, area);
}

}  // namespace ui::view
