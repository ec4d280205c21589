#include "ui/view/conversation/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "ui/text/content/action.hpp"
#include "ui/text/unicode/utf8.hpp"
#include "ui/text/words/phrases.hpp"
#include "ui/view/conversation/history.hpp"
#include "ui/view/conversation/typing.hpp"
#include "ui/view/list/sidebar.hpp"
#include "ui/view/message/message.hpp"
#include "ui/view/widgets.hpp"
#include "ui/widget/badge.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/text.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr float kColumn = 780;
constexpr float kFoot = 12;            // below the last entry
constexpr double kScreensAhead = 1.5;  // how near the top older entries are asked for
constexpr float kKeyStep = 60;

bool is_gap(const model::TimelineItem& item) { return item.kind == model::ItemKind::NotLoaded; }

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
        top_(area.y),
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
    if (position < timeline_.begin()) return history_head_height(kit_, open_, width_);
    if (position >= timeline_.end()) return kFoot + (other_.typing ? typing_height(kit_) : 0);
    if (const auto item = timeline_.item(position); is_gap(item)) return history_gap_height(kit_, item, width_);
    return message::height(kit_, entry(position), width_);
  }

  void draw(std::int64_t position, const Rect& rect) override {
    const Rect column{rect.x + inset_, rect.y, width_, rect.height};
    if (position < timeline_.begin()) return history_head(kit_, open_, column);
    if (position >= timeline_.end()) {
      if (other_.typing) typing(kit_, column, other_.name);
      return;
    }
    first_ = std::min(first_, position);
    last_ = position;
    const model::TimelineItem item = timeline_.item(position);
    if (is_gap(item)) return history_gap(kit_, open_, item, near_end(position), column);
    if (!held_) held_ = Held{item.key, rect.y - top_};
    const message::Entry drawn = entry(position);
    MessageStop& stop = memory_.chat.menu_stop;
    if (stop.chosen == drawn.item.key) stop.chosen_seen = true;
    if (drawn.menu_focus) stop.wanted.reset();
    const message::Wish wish = message::draw(kit_, drawn, column);
    if (drawn.item.can != 0 && (wish.menu_seen || !stop.last)) stop.last = drawn.item.key;
    perform(position, drawn.item, wish);
  }

  [[nodiscard]] const std::optional<Held>& held() const { return held_; }

  // What is not loaded near what was drawn.
  void ask_for_gaps() {
    constexpr std::int64_t kAhead = 20;
    if (first_ > last_) return;
    const std::int64_t end = std::min(last_ + kAhead, timeline_.end());
    for (std::int64_t i = std::max(first_ - kAhead, timeline_.begin()); i < end; ++i) {
      const model::TimelineItem item = timeline_.item(i);
      if (is_gap(item) && item.history == model::History::Partial)
        kit_.act(model::LoadEntries{.with = open_.key, .gap = item.key, .from = near_end(i)});
    }
  }

 private:
  // Which end of a gap is nearer to the screen.
  [[nodiscard]] model::LoadEntries::From near_end(std::int64_t gap) const {
    return gap <= memory_.chat.list.first_seen() ? model::LoadEntries::From::NewEnd : model::LoadEntries::From::OldEnd;
  }

  [[nodiscard]] message::Entry entry(std::int64_t position) const {
    const ChatMemory& chat = memory_.chat;
    const model::TimelineItem item = timeline_.item(position);
    return {.position = position,
            .item = item,
            .where = message::neighbours(kit_, timeline_, position),
            .new_below = chat.first_new == item.key ? open_.unread : 0,
            .highlight = chat.flash.message == item.key ? highlight(kit_, chat.flash) : 0,
            .menu_stop = chat.menu_stop.current == item.key,
            .menu_focus = chat.menu_stop.wanted == item.key,
            .long_texts = &memory_.chat.long_texts};
  }

  void perform(std::int64_t position, const model::TimelineItem& item, const message::Wish& wish) {
    ChatMemory& chat = memory_.chat;
    if (wish.step != 0) step_to_menu(position, wish.step);
    if (wish.unfolded) unfolded(item);
    if (wish.resend) kit_.act(model::ResendFailed{open_.key, item.key});
    if (wish.reconnect) kit_.act(model::RetryConnection{});
    if (const auto original = wish.original ? timeline_.position_of(*wish.original) : std::nullopt)
      go_to_message(kit_, chat, timeline_, *original);
    if (wish.command) kit_.act(model::CommandMessage{open_.key, item.key, *wish.command, wish.emoji, wish.part});
    if (!wish.menu && !wish.days && !wish.picture) return;
    chat.target = item.key;
    chat.lightbox = {.picture = wish.picture.value_or(0)};
    open_overlay(kit_, memory_.overlay,
                 wish.menu   ? Overlay::MessageMenu
                 : wish.days ? Overlay::DaysMenu
                             : Overlay::Lightbox,
                 wish.anchor);
  }

  // The button has done its work and goes; the keyboard stays with the message.
  void unfolded(const model::TimelineItem& item) {
    if (item.can != 0) memory_.chat.menu_stop.chosen = memory_.chat.menu_stop.wanted = item.key;
    memory_.chat.list.leave_end();
    kit_.wake_now();
  }

  // The next message that has a menu, within what one step of the keyboard should reach.
  void step_to_menu(std::int64_t from, int step) {
    constexpr int kFarthest = 50;
    for (std::int64_t i = from + step, left = kFarthest; left > 0 && i >= timeline_.begin() && i < timeline_.end();
         i += step, --left) {
      const model::TimelineItem item = timeline_.item(i);
      if (item.can == 0) continue;
      memory_.chat.menu_stop.chosen = memory_.chat.menu_stop.wanted = item.key;
      memory_.chat.list.reveal(i);
      return kit_.wake_now();
    }
  }

  Kit& kit_;
  const model::OpenConversation& open_;
  const model::Conversation& other_;
  Memory& memory_;
  const model::Timeline& timeline_;
  float top_;
  float width_;
  float inset_;
  std::int64_t first_ = std::numeric_limits<std::int64_t>::max();  // of those drawn
  std::int64_t last_ = std::numeric_limits<std::int64_t>::min();
  std::optional<Held> held_;
};

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
  const auto now_at = [&](std::optional<model::MessageKey> message) {
    return message ? open.timeline->position_of(*message) : std::nullopt;
  };
  if (epoch != memory.layout_epoch || width != memory.width) memory.list.forget_heights();
  if (epoch != memory.layout_epoch && memory.list.jumping()) {
    if (const auto target = now_at(memory.flash.message)) memory.list.jump_to(*target);
  } else if (epoch != memory.layout_epoch && memory.held) {
    if (const auto held = now_at(memory.held->message)) memory.list.hold(*held, memory.held->y);
  }
  memory.layout_epoch = epoch;
  memory.width = width;
}

void ask_for_older(Kit& kit, const model::OpenConversation& open, ChatMemory& memory, const Rect& area) {
  const bool near_top = memory.list.top() < area.height * kScreensAhead;
  if (open.history == model::History::Loading) memory.asked_at.reset();  // the answer may bring nothing that is new
  if (open.history != model::History::Partial || !near_top || memory.asked_at == open.timeline->begin()) return;
  memory.asked_at = open.timeline->begin();
  kit.act(model::LoadEntries{.with = open.key, .gap = {}});
}

// One message's menu is a stop of Tab: the one that was gone to by keys while it is in sight, otherwise the last.
void settle_stop(const Kit& kit, MessageStop& stop) {
  if (!std::exchange(stop.chosen_seen, false) && !stop.wanted) stop.chosen.reset();
  const std::optional<model::MessageKey> before = std::exchange(stop.current, stop.chosen ? stop.chosen : stop.last);
  stop.last.reset();
  if (stop.current != before) kit.wake_now();
}

// New messages from the other side are read out; one of our own brings the end into sight.
void follow_news(Kit& kit, const model::OpenConversation& open, std::string_view name, ChatMemory& memory) {
  const std::int64_t end = open.timeline->end();
  if (!memory.read_to && open.history == model::History::Loading) return;
  constexpr std::int64_t kMost = 3;
  constexpr std::size_t kMostRead = 1000;  // bytes of each
  for (std::int64_t i = std::max(memory.read_to.value_or(end), end - kMost); i < end; ++i) {
    const model::TimelineItem item = open.timeline->item(i);
    if (item.kind == model::ItemKind::Outgoing) memory.list.jump_to_end();
    if (item.kind != model::ItemKind::Incoming) continue;
    const std::string_view words = item.text.substr(0, text::whole_prefix(item.text, kMostRead));
    const auto action = text::action_of(words);
    kit.tree.announce(
        phrases::new_message_from(name) + ": " + (action ? phrases::action(item.author, *action) : std::string(words)),
        semantics::Urgency::Polite);
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
    const model::TimelineItem item = open.timeline->item(i);
    if (item.kind != model::ItemKind::Incoming) continue;
    memory.first_new = item.key;
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

void go_to_message(Kit& kit, ChatMemory& memory, const model::Timeline& timeline, std::int64_t position) {
  memory.list.jump_to(position);
  memory.flash = {timeline.item(position).key, kit.now};
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
    memory.held = entries.held();
    if (const double shift = memory.long_texts.take_shift(); shift != 0 && !memory.list.at_end())
      memory.list.scroll_by(shift);
    settle_stop(kit, memory.menu_stop);
    if (open.history == model::History::Loading && open.timeline->begin() == open.timeline->end()) {
      Rect room = Entries::column(kit, area);
      cut_bottom(room, kFoot);
      history_skeletons(kit, room);
    }
    if (open.history == model::History::Complete && open.timeline->begin() == open.timeline->end()) {
      line(kit, "empty", centered(area, area.width, 40), phrases::empty_conversation(),
           {kit.type().body, kit.color().text_soft, Align::Center});
    }
    if (kit.io.shows_focus(log.id())) focus_ring(kit, inset(area, 4, 4), theme::kRadiusSmall);
  }
  jump_button(kit, open, memory, area);
  ask_for_older(kit, open, memory, area);
  entries.ask_for_gaps();
}

}  // namespace ui::view
