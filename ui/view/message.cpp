#include "ui/view/message.hpp"

#include <algorithm>
#include <chrono>

#include "ui/text/emoji.hpp"
#include "ui/text/phrases.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/text.hpp"

namespace ui::view {
namespace {

using namespace widget;
namespace phrases = text::phrases;

constexpr float kPaddingX = 12;
constexpr float kPaddingY = 7;
constexpr float kApart = 10;    // between groups
constexpr float kTogether = 2;  // within one
constexpr float kInner = 6;     // radius of corners within a group
constexpr float kWidest = 540;
constexpr float kMetaGap = 10;
constexpr float kTick = 15;
constexpr std::chrono::minutes kGroupTime{5};

bool is_call(const model::TimelineItem& item) {
  return item.kind == model::ItemKind::MissedCall || item.kind == model::ItemKind::EndedCall;
}
bool is_ours(const model::TimelineItem& item) { return item.kind == model::ItemKind::Outgoing; }
bool failed(const model::TimelineItem& item) { return item.delivery == model::Delivery::Failed; }

bool together(const model::TimelineItem& a, const model::TimelineItem& b) {
  return a.kind == b.kind && !is_call(a) && a.author == b.author && b.time - a.time < kGroupTime;
}

float separator_height(const Kit& kit) { return kit.type().small.line_height + 34; }

// A bubble's parts and where they go.
struct Layout {
  text::RunMetrics run;
  std::string time;
  float meta_width = 0;
  Vec2 bubble;
  bool large = false;        // a few emoji and nothing else
  bool meta_beside = false;  // the time fits beside the last line
};

Color ink_of(const Kit& kit, const model::TimelineItem& item) {
  return is_ours(item) ? kit.color().bubble_ours_text : kit.color().text;
}

TextStyle style_of(const Kit& kit, const Layout& layout) {
  return layout.large ? kit.type().large_emoji : kit.type().message;
}

Layout lay_out(Kit& kit, const model::TimelineItem& item, float width) {
  Layout layout;
  layout.large = text::is_few_emoji(item.text);
  const float widest = std::min(kWidest * kit.theme.scale, width * (kit.phone() ? 0.82F : 0.76F)) - (2 * kPaddingX);
  layout.time = kit.calendar.time_of_day(item.time);
  layout.meta_width = kit.canvas.text_width(layout.time, kit.type().tiny) + (is_ours(item) ? kTick + 3 : 0);
  layout.run = kit.canvas.measure_paragraph(item.text, style_of(kit, layout), ink_of(kit, item), std::floor(widest));
  const float beside = layout.run.last_line_width + kMetaGap + layout.meta_width;
  layout.meta_beside = beside <= widest && !layout.run.right_to_left;
  const float text_width = std::max(layout.run.width, layout.meta_beside ? beside : layout.meta_width);
  const float meta_line = layout.meta_beside ? 0 : kit.type().tiny.line_height;
  layout.bubble = {text_width + (2 * kPaddingX), layout.run.height + meta_line + (2 * kPaddingY)};
  return layout;
}

float call_height(const Kit& kit) { return kit.type().small.line_height + 20; }

float above(const Kit& kit, const Neighbours& where) {
  return (where.new_day ? separator_height(kit) : 0) + (where.joins_above ? kTogether : kApart);
}

Icon tick_of(model::Delivery delivery) {
  switch (delivery) {
    case model::Delivery::Waiting: return Icon::Clock;
    case model::Delivery::Received: return Icon::CheckCheck;
    case model::Delivery::Failed: return Icon::CircleAlert;
    default: return Icon::Check;
  }
}

void separator(Kit& kit, Rect& rest, const model::TimelineItem& item) {
  const std::string day = kit.calendar.day(item.time);
  const float width = kit.canvas.text_width(day, kit.type().small_strong) + 24;
  const Rect pill = centered(cut_top(rest, separator_height(kit)), width, kit.type().small.line_height + 8);
  kit.canvas.fill(pill, kit.color().surface, pill.height / 2);
  kit.canvas.text(pill, day, kit.type().small_strong, kit.color().text_soft, Align::Center);
  kit.add("day", pill, {.role = Role::Separator, .name = day});
}

void ground(Kit& kit, const Rect& bubble, bool ours, const Neighbours& where) {
  const float outer = std::min(theme::kRadiusBubble, bubble.height / 2);
  const float upper = where.joins_above ? kInner : outer;
  const float lower = where.joins_below ? kInner : kInner - 2;
  if (kit.theme.contrast == theme::Contrast::High) {
    kit.canvas.fill(bubble, ours ? kit.color().bubble_ours : kit.color().bubble_theirs, outer);
    return kit.canvas.stroke(bubble, kit.color().border, outer);
  }
  const Canvas::Radii radii =
      ours ? Canvas::Radii{outer, upper, lower, outer} : Canvas::Radii{upper, outer, outer, lower};
  if (!kit.theme.dark() && !ours) kit.canvas.fill(moved(bubble, 0, 1), theme::faded(kit.color().shadow, 0.55F), radii);
  kit.canvas.fill(bubble, ours ? kit.color().bubble_ours : kit.color().bubble_theirs, radii);
}

void meta(Kit& kit, Rect box, const model::TimelineItem& item, const Layout& layout) {
  const bool ours = is_ours(item);
  const Color ink = ours ? kit.color().bubble_ours_soft : kit.color().text_faint;
  if (ours) {
    const Rect tick = cut_right(box, kTick);
    const Color tick_ink = failed(item)                                 ? kit.color().danger_text
                           : item.delivery == model::Delivery::Received ? kit.color().accent_text
                                                                        : ink;
    kit.canvas.icon(tick_of(item.delivery), tick, kTick, tick_ink);
    kit.add("delivery", tick, {.role = Role::Text, .value = std::string(phrases::delivery(item.delivery))});
    cut_right(box, 3);
  }
  line(kit, "time", box, layout.time, {kit.type().tiny, ink, Align::End});
}

void bubble(Kit& kit, const Rect& rect, const model::TimelineItem& item, const Neighbours& where,
            const Layout& layout) {
  ground(kit, rect, is_ours(item), where);
  const Rect inner = inset(rect, kPaddingX, kPaddingY);
  const float x = layout.run.right_to_left ? right(inner) - layout.run.width : inner.x;
  const Rect text{kit.canvas.snapped(x), kit.canvas.snapped(inner.y), layout.run.width, layout.run.height};
  kit.canvas.paragraph(layout.run, {text.x, text.y});
  kit.add("author", {rect.x, rect.y, rect.width, 1}, {.role = Role::Text, .value = std::string(item.author)});
  kit.add("text", text,
          {.role = Role::Text,
           .states = semantics::kSelectableText,
           .value = std::string(item.text),
           .run = layout.run.key});
  const float line_height = kit.type().tiny.line_height;
  meta(kit, {right(inner) - layout.meta_width, bottom(inner) - line_height + 1, layout.meta_width, line_height}, item,
       layout);
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
  const std::string words = missed ? std::string(phrases::missed_call()) : phrases::ended_call(item.text);
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

float message_height(Kit& kit, const model::TimelineItem& item, const Neighbours& where, float width) {
  if (is_call(item)) return above(kit, where) + call_height(kit);
  const float retry_row = failed(item) ? kit.theme.target : 0;
  return above(kit, where) + lay_out(kit, item, width).bubble.y + retry_row;
}

bool message(Kit& kit, std::int64_t position, const Rect& rect, const model::TimelineItem& item,
             const Neighbours& where) {
  Node node{.role = Role::Article, .name = std::string(item.author)};
  node.order = static_cast<std::uint32_t>(position + 0x40000000);  // stays when others come and go
  const Group article(kit, position, rect, std::move(node));
  Rect rest = rect;
  if (where.new_day) separator(kit, rest, item);
  cut_top(rest, where.joins_above ? kTogether : kApart);
  if (is_call(item)) {
    call_entry(kit, rest, item);
    return false;
  }
  const Layout layout = lay_out(kit, item, rect.width);
  Rect row = cut_top(rest, layout.bubble.y);
  bubble(kit, is_ours(item) ? cut_right(row, layout.bubble.x) : cut_left(row, layout.bubble.x), item, where, layout);
  return failed(item) && retry(kit, rest);
}

}  // namespace ui::view
