#include "ui/view/message/message.hpp"

#include <algorithm>
#include <chrono>

#include "ui/text/words/phrases.hpp"
#include "ui/view/message/bubble.hpp"
#include "ui/view/message/quiet.hpp"
#include "ui/view/message/separators.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view::message {

namespace phrases = text::phrases;

namespace {

constexpr float kApart = 10;    // between groups
constexpr float kTogether = 2;  // within one
constexpr float kWidest = 540;
constexpr float kAvatar = 17;  // radius
constexpr float kAvatarColumn = 44;
constexpr std::chrono::minutes kGroupTime{5};

bool failed(const model::TimelineItem& item) { return item.delivery == model::Delivery::Failed; }

bool together(const model::TimelineItem& a, const model::TimelineItem& b) {
  return a.kind == b.kind && !is_call(a) && !is_quiet(a) && !is_quiet(b) && a.author == b.author &&
         a.sender == b.sender && b.time - a.time < kGroupTime;
}

bool in_room(const model::TimelineItem& item) { return item.sender.kind == model::Sender::Kind::Occupant; }

float widest_of(const Kit& kit, const model::TimelineItem& item, float width) {
  const float column = in_room(item) ? width - kAvatarColumn : width;
  return std::min(kWidest * kit.theme.scale, column * (kit.phone() ? 0.86F : 0.76F));
}

float call_height(const Kit& kit) { return kit.type().small.line_height + 20; }

float above(const Kit& kit, const Entry& entry) {
  return separators_height(kit, entry) + (entry.where.joins_above ? kTogether : kApart);
}

bool retry(Kit& kit, const Rect& row) {
  const ButtonLook look{.name = phrases::try_again(),
                        .icon = Icon::RefreshCw,
                        .kind = ButtonKind::Ghost,
                        .description = phrases::delivery(model::Delivery::Failed),
                        .icon_size = 16};
  Rect box = row;
  return button(kit, "retry", cut_right(box, button_width(kit, look)), look);
}

void call_entry(Kit& kit, const Rect& row, const model::TimelineItem& item) {
  const bool missed = item.kind == model::ItemKind::MissedCall;
  const std::string words = phrases::call_entry(item.kind, item.call, item.text);
  const std::string time = kit.calendar.time_of_day(item.time);
  const float time_width = kit.canvas.text_width(time, kit.type().tiny);
  const float width = kit.canvas.text_width(words, kit.type().small_strong) + time_width + 66;
  Rect pill = centered(row, std::min(width, row.width), call_height(kit) - 4);
  kit.canvas.fill(pill, kit.color().surface, pill.height / 2);
  if (kit.theme.contrast == theme::Contrast::High) kit.canvas.stroke(pill, kit.color().border, pill.height / 2);
  pill = inset(pill, 14, 0);
  kit.canvas.icon(missed ? Icon::PhoneMissed : Icon::Phone, cut_left(pill, 18), 16,
                  missed ? kit.color().danger_text : kit.color().text_soft);
  cut_left(pill, 8);
  line(kit, "time", cut_right(pill, time_width), time, {kit.type().tiny, kit.color().text_faint});
  line(kit, "text", pill, words, {kit.type().small_strong, kit.color().text});
}

void open_menu(const MenuCall& call, const Rect& otherwise, Wish& wish) {
  wish.menu = true;
  wish.anchor = call.at ? Rect{call.at->x, call.at->y, 0, 0} : otherwise;
}

// The button for what can be done, beside the bubble: seen when the bubble is pointed at or the button has the keyboard.
void more(Kit& kit, const Rect& row, const Rect& bubble, const Entry& entry, Wish& wish) {
  const model::TimelineItem& item = entry.item;
  const float side = kit.coarse() ? kit.theme.target : 36.0F;
  const float x = is_ours(item) ? bubble.x - side - 4 : right(bubble) + 4;
  const Rect box{x, bubble.y + ((std::min(bubble.height, 52.0F) - side) / 2), side, side};
  const NodeId id =
      kit.add("more", box,
              {.role = Role::Button,
               .states = static_cast<std::uint16_t>(semantics::kFocusable | (entry.menu_stop ? 0 : semantics::kRoving)),
               .name = std::string(phrases::message_menu())});
  wish.menu_seen = contains(kit.clip, {box.x, box.y}) && bottom(box) <= bottom(kit.clip);
  if (entry.menu_focus) kit.io.move_focus(id);
  const Response response = kit.region(id, box);
  const bool near = kit.io.mouse() && contains({row.x, bubble.y, row.width, bubble.height}, *kit.io.mouse());
  if (near || response.focused) {
    feedback(kit, id, response, box, side / 2);
    kit.canvas.icon(Icon::MoreVertical, box, 18, kit.color().text_soft);
  }
  if (response.focused) focus_ring(kit, box, side / 2);
  if (kit.io.focus() == id) {
    if (kit.io.take(ui::Key::Up)) wish.step = -1;
    if (kit.io.take(ui::Key::Down)) wish.step = 1;
  }
  const std::optional<MenuCall> call = kit.io.take_menu(id);
  if (response.clicked || call) open_menu({}, box, wish);
}

// Where the bubble is while a finger draws it aside to answer it.
Rect swiped(Kit& kit, NodeId article, const Rect& row, const Rect& bubble, const Entry& entry, Wish& wish) {
  if ((entry.item.can & model::kReply) == 0) return bubble;
  const Swipe drawn = swipe(kit, article, row);
  if (drawn.acts) wish.command = model::MessageCommand::Reply;
  if (drawn.offset <= 0) return bubble;
  kit.canvas.icon(Icon::Reply, centered({bubble.x, bubble.y, drawn.offset, bubble.height}, 24, 24),
                  14 + (8 * drawn.strength), theme::faded(kit.color().accent_text, 0.3F + (0.7F * drawn.strength)));
  return moved(bubble, drawn.offset, 0);
}

// What can be done with the message, by its button, a right click or a finger that stays.
void offers(Kit& kit, NodeId article, const Rect& row, const Rect& bubble, const Entry& entry, Wish& wish) {
  if (entry.item.can == 0) return;
  kit.region(article, bubble, Take::Menu);
  if (const std::optional<MenuCall> call = kit.io.take_menu(article)) open_menu(*call, bubble, wish);
  more(kit, row, bubble, entry, wish);
}

}  // namespace

Neighbours neighbours(Kit& kit, const model::Timeline& timeline, std::int64_t position) {
  const model::TimelineItem item = timeline.item(position);
  Neighbours result;
  result.new_day = position == timeline.begin();
  if (!result.new_day) {
    const model::TimelineItem before = timeline.item(position - 1);
    result.new_day = kit.calendar.day_number(before.time) != kit.calendar.day_number(item.time);
    result.joins_above = !result.new_day && together(before, item);
  }
  if (position + 1 < timeline.end()) {
    const model::TimelineItem after = timeline.item(position + 1);
    result.joins_below =
        together(item, after) && kit.calendar.day_number(after.time) == kit.calendar.day_number(item.time);
  }
  return result;
}

float height(Kit& kit, const Entry& entry, float width) {
  if (is_call(entry.item)) return above(kit, entry) + call_height(kit);
  if (is_quiet(entry.item)) return above(kit, entry) + quiet_height(kit, entry, width);
  const float retry_row = failed(entry.item) ? kit.theme.target : 0;
  return above(kit, entry) + lay_out(kit, entry, widest_of(kit, entry.item, width)).bubble.y + retry_row;
}

Wish draw(Kit& kit, const Entry& entry, const Rect& rect) {
  const model::TimelineItem& item = entry.item;
  Node node{.role = Role::Article, .name = std::string(item.author)};
  node.order = static_cast<std::uint32_t>(entry.position + 0x40000000);  // stays when others come and go
  const Group article(kit, static_cast<std::uint64_t>(item.key), rect, std::move(node));
  Wish wish;
  Rect rest = rect;
  separators(kit, rest, entry, wish);
  cut_top(rest, entry.where.joins_above ? kTogether : kApart);
  if (entry.highlight > 0)
    kit.canvas.fill(inset(rest, -8, -2), theme::faded(kit.color().accent, 0.16F * entry.highlight), 12);
  if (is_call(item)) {
    call_entry(kit, rest, item);
    return wish;
  }
  if (is_quiet(item)) {
    quiet(kit, rest, entry);
    return wish;
  }
  const Layout layout = lay_out(kit, entry, widest_of(kit, item, rect.width));
  Rect row = cut_top(rest, layout.bubble.y);
  const Rect whole = row;
  if (in_room(item)) {
    const Rect column = cut_left(row, kAvatarColumn);
    if (!entry.where.joins_below)
      avatar(kit, {column.x + kAvatar, bottom(column) - kAvatar}, kAvatar, {item.color_seed, item.author}, std::nullopt,
             kit.color().page);
  }
  Rect box = is_ours(item) ? cut_right(row, layout.bubble.x) : cut_left(row, layout.bubble.x);
  box = swiped(kit, article.id(), whole, box, entry, wish);
  if (item.delivery == model::Delivery::Waiting) wish.reconnect = kit.region(article.id(), box).clicked;
  bubble(kit, box, entry, layout, wish);
  offers(kit, article.id(), whole, box, entry, wish);
  wish.resend = failed(item) && retry(kit, rest);
  return wish;
}

}  // namespace ui::view::message
