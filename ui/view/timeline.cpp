#include "ui/view/timeline.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "ui/text/phrases.hpp"
#include "ui/view/message/message.hpp"
#include "ui/view/sidebar.hpp"
#include "ui/view/typing.hpp"
#include "ui/widget/badge.hpp"
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

// How strongly a message that was jumped to is marked: fading, or for as long where motion is not wanted.
float highlight(const Kit& kit, const Flash& flash) {
  constexpr Moment kShown{1600};
  const Moment age = kit.now - flash.since;
  if (age >= kShown) return 0;
  const bool still = kit.environment.settings.reduced_motion;
  kit.wake(still ? flash.since + kShown : kit.now + Moment{33});
  return still ? 1 : 1 - (static_cast<float>(age.count()) / static_cast<float>(kShown.count()));
}

// The entries, with one more at each end: what is above the first (loading, failed, the beginning), and some room.
class Entries final : public LongListItems {
 public:
  Entries(Kit& kit, const model::OpenConversation& open, const model::Conversation& other, Memory& memory,
          const Rect& area)
      : kit_(kit),
        open_(open),
        other_(other),
        memory_(memory),
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
    if (position >= timeline_.end()) return kFoot + (other_.typing ? typing_height(kit_) : 0);
    return message::height(kit_, entry(position), width_);
  }

  void draw(std::int64_t position, const Rect& rect) override {
    const Rect column{rect.x + inset_, rect.y, width_, rect.height};
    if (position < timeline_.begin()) return head(column);
    if (position >= timeline_.end()) {
      if (other_.typing) typing(kit_, column, other_.name);
      return;
    }
    const message::Entry drawn = entry(position);
    MessageStop& stop = memory_.chat.menu_stop;
    if (drawn.item.can != 0) stop.last = position;
    if (stop.chosen == position) stop.chosen_seen = true;
    if (drawn.menu_focus) stop.wanted.reset();
    perform(position, message::draw(kit_, drawn, column));
  }

 private:
  [[nodiscard]] message::Entry entry(std::int64_t position) const {
    const ChatMemory& chat = memory_.chat;
    return {.position = position,
            .item = timeline_.item(position),
            .where = message::neighbours(kit_, timeline_, position),
            .new_below = chat.first_new == position ? open_.unread : 0,
            .highlight = chat.flash.position == position ? highlight(kit_, chat.flash) : 0,
            .menu_stop = chat.menu_stop.current == position,
            .menu_focus = chat.menu_stop.wanted == position};
  }

  void perform(std::int64_t position, const message::Wish& wish) {
    ChatMemory& chat = memory_.chat;
    if (wish.step != 0) step_to_menu(position, wish.step);
    if (wish.resend) kit_.act(model::ResendFailed{open_.address, position});
    if (wish.original) go_to_message(kit_, chat, *wish.original);
    if (wish.command) kit_.act(model::CommandMessage{open_.address, position, *wish.command, wish.emoji, wish.part});
    if (!wish.menu && !wish.days && !wish.picture) return;
    chat.target = position;
    chat.lightbox = {.picture = wish.picture.value_or(0)};
    open_overlay(kit_, memory_.overlay,
                 wish.menu   ? Overlay::MessageMenu
                 : wish.days ? Overlay::DaysMenu
                             : Overlay::Lightbox,
                 wish.anchor);
  }

  // The next message that has a menu, within what one step of the keyboard should reach.
  void step_to_menu(std::int64_t from, int step) {
    constexpr int kFarthest = 50;
    for (std::int64_t i = from + step, left = kFarthest; left > 0 && i >= timeline_.begin() && i < timeline_.end();
         i += step, --left) {
      if (timeline_.item(i).can == 0) continue;
      memory_.chat.menu_stop.chosen = memory_.chat.menu_stop.wanted = i;
      memory_.chat.list.reveal(i);
      return kit_.wake_now();
    }
  }

  [[nodiscard]] static ButtonLook again_look() {
    return {.name = phrases::try_again(), .icon = Icon::RefreshCw, .kind = ButtonKind::Ghost, .icon_size = 16};
  }
  // Whether the words that history failed stand above the button instead of beside it.
  [[nodiscard]] bool stacks_failure() const {
    const float words = kit_.canvas.text_width(phrases::history_failed(), kit_.type().small);
    return open_.history == model::History::Failed && words + button_width(kit_, again_look()) + 8 > width_;
  }

  [[nodiscard]] float head_height() const {
    const float words = stacks_failure() ? failure_height() : 0;
    return std::max(56.0F, kit_.theme.target + 16 + words);
  }
  [[nodiscard]] float failure_height() const {
    return paragraph_height(kit_, phrases::history_failed(), failure_look(), width_);
  }
  [[nodiscard]] LineLook failure_look() const {
    return {kit_.type().small, kit_.color().danger_text, Align::Center, Origin::Ours};
  }
  void failure(const Rect& row) {
    const ButtonLook again = again_look();
    const float width = button_width(kit_, again);
    Rect rest;
    Rect box;
    if (stacks_failure()) {
      rest = centered(row, row.width, failure_height() + kit_.theme.target);
      box = centered(cut_bottom(rest, kit_.theme.target), width, kit_.theme.target);
      paragraph(kit_, "history", rest, phrases::history_failed(), failure_look());
    } else {
      const float words = kit_.canvas.text_width(phrases::history_failed(), kit_.type().small);
      rest = centered(row, width + words + 8, kit_.theme.target);
      box = cut_right(rest, width);
      line(kit_, "history", rest, phrases::history_failed(), {kit_.type().small, kit_.color().danger_text});
    }
    if (button(kit_, "again", box, again)) kit_.act(model::LoadOlder{open_.address});
  }

  void head(const Rect& row) {
    const LineLook look{kit_.type().small, kit_.color().text_soft, Align::Center};
    switch (open_.history) {
      case model::History::Loading:
        if (timeline_.begin() < timeline_.end()) spinner(kit_, center(row), 10, kit_.color().text_faint);
        kit_.add("history", row,
                 {.role = Role::Status, .states = semantics::kBusy, .name = std::string(phrases::loading_history())});
        return;
      case model::History::Failed: return failure(row);
      case model::History::Complete:
        if (timeline_.begin() < timeline_.end()) line(kit_, "history", row, phrases::history_begins(), look);
        return;
      case model::History::Partial: return;
    }
  }

  Kit& kit_;
  const model::OpenConversation& open_;
  const model::Conversation& other_;
  Memory& memory_;
  const model::Timeline& timeline_;
  float width_;
  float inset_;
};

// Bubbles to come, from the foot of the area up.
void skeletons(Kit& kit, const Rect& area) {
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
  Rect rest = Entries::column(kit, area);
  cut_bottom(rest, kFoot);
  for (const Shape& shape : kShapes) {
    const float height = (static_cast<float>(shape.lines) * kit.type().message.line_height) + 16;
    if (rest.height < height) return;
    Rect row = cut_bottom(rest, height);
    const float width = std::round(row.width * shape.width * (kit.phone() ? 1.3F : 1.0F));
    skeleton(kit, shape.ours ? cut_right(row, width) : cut_left(row, width), theme::kRadiusBubble);
    cut_bottom(rest, 10);
  }
}

void scroll_by_keys(Kit& kit, NodeId log, LongList& list, std::int64_t begin, const Rect& area) {
  const bool page_has_it = kit.io.focus() == NodeId{} || kit.io.focus() == log;
  if (!page_has_it || kit.layer != 0) return;
  const float page = area.height - 48;
  if (kit.io.take(ui::Key::PageUp)) list.scroll_by(-page);
  if (kit.io.take(ui::Key::PageDown)) list.scroll_by(page);
  if (kit.io.take(ui::Key::End)) list.jump_to_end();
  if (kit.io.take(ui::Key::Home)) list.jump_to(begin);
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

// One message's menu is a stop of Tab: the one that was gone to by keys while it is in sight, otherwise the last.
void settle_stop(const Kit& kit, MessageStop& stop) {
  if (!std::exchange(stop.chosen_seen, false) && !stop.wanted) stop.chosen.reset();
  const std::optional<std::int64_t> before = std::exchange(stop.current, stop.chosen ? stop.chosen : stop.last);
  stop.last.reset();
  if (stop.current != before) kit.wake_now();
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

// Where the messages begin that were new when the conversation was opened; known when the history has been loaded.
void find_news(const model::OpenConversation& open, ChatMemory& memory) {
  if (memory.news_settled || open.history == model::History::Loading) return;
  memory.news_settled = true;
  constexpr std::int64_t kFarthest = 500;
  const std::int64_t limit = std::max(open.timeline->begin(), open.timeline->end() - kFarthest);
  std::uint32_t left = open.unread;
  for (std::int64_t i = open.timeline->end() - 1; left > 0 && i >= limit; --i) {
    if (open.timeline->item(i).kind != model::ItemKind::Incoming) continue;
    memory.first_new = i;
    --left;
  }
}

// How many messages came below what is seen.
std::uint32_t unseen(const model::OpenConversation& open, ChatMemory& memory) {
  const std::int64_t end = open.timeline->end();
  if (memory.list.at_end() || !memory.seen_to) memory.seen_to = end;
  constexpr std::int64_t kMost = 100;  // more are shown as "99+"
  std::uint32_t count = 0;
  for (std::int64_t i = std::max(*memory.seen_to, end - kMost); i < end; ++i)
    count += open.timeline->item(i).kind == model::ItemKind::Incoming ? 1 : 0;
  return count;
}

void jump_button(Kit& kit, const model::OpenConversation& open, ChatMemory& memory, const Rect& area) {
  const std::uint32_t count = unseen(open, memory);
  if (memory.list.at_end()) return;
  const float side = kit.theme.target;
  const Rect box{right(area) - side - 20, bottom(area) - side - 12, side, side};
  kit.canvas.shadow(box, side / 2, kit.color().shadow, 20, 4);
  kit.canvas.fill(box, kit.color().raised, side / 2);
  const std::string news = count > 0 ? phrases::new_messages(count) : std::string();
  if (button(kit, "jump", box,
             {.name = phrases::jump_to_end(),
              .icon = Icon::ArrowDown,
              .kind = ButtonKind::Ghost,
              .shape = Shape::Round,
              .description = news})) {
    memory.list.jump_to_end();
    kit.wake_now();
  }
  if (count == 0) return;
  const float width = badge_width(kit, count);
  badge(kit, {box.x + ((side - width) / 2), box.y - 14, width, 20}, count);
}

}  // namespace

void go_to_message(Kit& kit, ChatMemory& memory, std::int64_t position) {
  memory.list.jump_to(position);
  memory.flash = {position, kit.now};
  kit.wake_now();
}

void timeline(Kit& kit, const model::OpenConversation& open, const model::Conversation& other, Memory& all,
              const Rect& area) {
  ChatMemory& memory = all.chat;
  find_news(open, memory);
  Entries entries(kit, open, other, all, area);
  follow_layout(open, memory, Entries::column(kit, area).width);
  follow_news(kit, open, other.name, memory);
  {
    const Group log(kit, "log", area,
                    {.role = Role::Log, .states = semantics::kFocusable, .name = std::string(phrases::messages())});
    scroll_by_keys(kit, log.id(), memory.list, open.timeline->begin(), area);
    memory.list.frame(kit, log.id(), area, entries);
    settle_stop(kit, memory.menu_stop);
    if (open.history == model::History::Loading && open.timeline->begin() == open.timeline->end()) skeletons(kit, area);
    if (open.history == model::History::Complete && open.timeline->begin() == open.timeline->end()) {
      line(kit, "empty", centered(area, area.width, 40), phrases::empty_conversation(),
           {kit.type().body, kit.color().text_soft, Align::Center});
    }
    if (kit.io.shows_focus(log.id())) focus_ring(kit, inset(area, 4, 4), theme::kRadiusSmall);
  }
  jump_button(kit, open, memory, area);
  ask_for_older(kit, open, memory, area);
}

}  // namespace ui::view
