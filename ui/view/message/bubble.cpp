#include "ui/view/message/bubble.hpp"

#include <algorithm>
#include <cmath>

#include "ui/text/content/action.hpp"
#include "ui/text/content/pieces.hpp"
#include "ui/text/unicode/emoji.hpp"
#include "ui/text/words/phrases.hpp"
#include "ui/theme/person_color.hpp"
#include "ui/view/message/message.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view::message {

namespace phrases = text::phrases;

namespace {

constexpr float kPaddingX = 12;
constexpr float kPaddingY = 7;
constexpr float kPartGap = 6;
constexpr float kInner = 6;  // radius of corners within a group
constexpr float kMetaGap = 10;
constexpr float kTick = 15;
constexpr float kEdge = 3;  // around pictures

const model::MessageDetails& details_of(const model::TimelineItem& item) {
  static constexpr model::MessageDetails kNone{};
  return item.details != nullptr ? *item.details : kNone;
}

bool has_text(const model::TimelineItem& item) { return !item.text.empty() || details_of(item).deleted; }

std::string_view text_of(const model::TimelineItem& item, const Layout& layout) {
  if (details_of(item).deleted) return phrases::message_deleted();
  return layout.action.empty() ? item.text : layout.action;
}

LineLook subject_look(const Kit& kit, const Inks& inks) {
  return {kit.type().strong, inks.text, Align::Start, Origin::Theirs};
}

// A spoiler's hint, and the button that shows or hides its words.
ButtonLook spoiler_look(const model::TimelineItem& item) {
  const bool hidden = item.spoiler == model::Spoiler::Hidden;
  return {.name = hidden ? phrases::show_spoiler() : phrases::hide_spoiler(),
          .icon = hidden ? Icon::Eye : Icon::EyeOff,
          .kind = ButtonKind::Secondary,
          .expanded = !hidden,
          .description = item.hint,
          .icon_size = 16};
}

std::string hint_of(const model::TimelineItem& item) {
  return item.hint.empty() ? std::string(phrases::spoiler()) : phrases::spoiler_about(item.hint);
}

LineLook hint_look(const Kit& kit, const Inks& inks) {
  return {kit.type().small, inks.text, Align::Start, Origin::Theirs};
}

bool shows_name(const Entry& entry) {
  return entry.item.sender.kind == model::Sender::Kind::Occupant && !entry.where.joins_above;
}

TextStyle style_of(const Kit& kit, const Layout& layout) {
  return layout.large ? kit.type().large_emoji : kit.type().message;
}

void lay_out_parts(Kit& kit, const Entry& entry, const model::MessageDetails& details, float widest, Layout& layout) {
  if (shows_name(entry))
    layout.name = {std::min(widest, kit.canvas.text_width(entry.item.author, kit.type().small_strong, Origin::Theirs)),
                   kit.type().small_strong.line_height};
  if (details.quote) layout.quote = quote_size(kit, *details.quote, widest);
  if (!details.pictures.empty()) {
    const float edge = kPaddingX - kEdge;
    layout.pictures = pictures_size(details.pictures, widest + (2 * edge));
    layout.pictures.x -= 2 * edge;  // they reach over the padding
  }
  if (details.voice) layout.voice = voice_size(kit, widest);
  if (details.file) layout.file = file_size(kit, *details.file, widest);
  if (details.link) layout.link = link_size(kit, *details.link, widest);
  if (!details.reactions.empty()) layout.reactions = reactions_size(kit, details.reactions, widest);
}

void lay_out_spoiler(Kit& kit, const model::TimelineItem& item, float widest, Layout& layout) {
  if (item.spoiler == model::Spoiler::None) return;
  const std::string hint = hint_of(item);
  const text::RunMetrics run = kit.canvas.measure_paragraph(hint, kit.type().small, kit.color().text, widest);
  const float button = std::min(widest, button_width(kit, spoiler_look(item)));
  layout.spoiler = {std::max(std::ceil(run.width) + 1, button), run.height + 4 + kit.theme.target};
}

text::RunMetrics measure(Kit& kit, std::string_view text, const Paragraph& look, text::OpenBlock open = {}) {
  return kit.canvas.measure_paragraph(text, look.style, look.ink, look.width, Origin::Theirs, Align::Start, look.markup,
                                      open);
}

void lay_out_text(Kit& kit, const Entry& entry, float widest, Layout& layout) {
  const Inks inks = inks_of(kit, is_ours(entry.item));
  if (!entry.item.subject.empty()) {
    const LineLook look = subject_look(kit, inks);
    const text::RunMetrics run = kit.canvas.measure_paragraph(entry.item.subject, look.style, look.color, widest);
    layout.subject_height = run.height;
    layout.subject_width = std::ceil(run.width) + 1;  // what is drawn is not wrapped anew
  }
  if (!has_text(entry.item)) return;
  const auto action = text::is_long(entry.item.text) ? std::nullopt : text::action_of(entry.item.text);
  if (action) layout.action = phrases::action(entry.item.author, *action);
  const Color ink = details_of(entry.item).deleted ? inks.soft : inks.text;
  float width = widest;
  if (layout.pictures.x > 0) width = std::min(width, std::max(layout.pictures.x, 200.0F));
  const bool styled = entry.item.styled && !details_of(entry.item).deleted;
  layout.paragraph = {style_of(kit, layout), ink, std::floor(width), styled ? Markup::Styling : Markup::Links};
  const std::string_view text = text_of(entry.item, layout);
  const bool is_long = text::is_long(text);
  layout.whole = is_long && entry.long_texts != nullptr ? entry.long_texts->find(text) : nullptr;
  if (layout.whole != nullptr) {
    layout.whole->lay_out(text, layout.paragraph.width, layout.paragraph.style.line_height);
    layout.run.width = layout.run.last_line_width = layout.paragraph.width;
    layout.text_height = layout.whole->height();
    return;
  }
  layout.folded = is_long;
  // Folded, it is as wide as when it is whole.
  layout.run = measure(kit, is_long ? text.substr(0, text::piece_at(text, 0).end) : text, layout.paragraph);
  layout.text_height = layout.run.height + (is_long ? kit.theme.target : 0);
  if (is_long) layout.run.last_line_width = layout.run.width = layout.paragraph.width;
}

bool is_bare_picture(const Layout& layout) {
  return layout.pictures.y > 0 && layout.text_height == 0 && layout.link.y == 0 && layout.reactions.y == 0;
}

// Where the time goes: over a bare picture, beside the last line, or in a line of its own.
void lay_out_meta(const Kit& kit, float widest, float content, Layout& layout) {
  layout.meta_over = is_bare_picture(layout);
  if (layout.meta_over) return;
  const bool text_is_last = layout.text_height > 0 && layout.link.y == 0 && layout.reactions.y == 0;
  float last = text_is_last ? layout.run.last_line_width : content;
  if (layout.reactions.y > 0) last = layout.reactions.x;
  const float beside = last + kMetaGap + layout.meta_width;
  const bool text_allows = !text_is_last || !layout.run.right_to_left;
  const bool beside_chips = layout.reactions.y > 0;
  layout.meta_beside = (text_is_last || beside_chips) && beside <= std::max(widest, content) && text_allows;
  if (layout.meta_beside) layout.bubble.x = std::max(layout.bubble.x, beside);
  if (!layout.meta_beside) layout.bubble.y += kit.type().tiny.line_height;
  layout.bubble.x = std::max(layout.bubble.x, layout.meta_width);
}

void ground(Kit& kit, const Rect& bubble, bool ours, const Neighbours& where) {
  const float outer = std::min(theme::kRadiusBubble, bubble.height / 2);
  const float upper = where.joins_above ? kInner : outer;
  const float lower = where.joins_below ? kInner : kInner - 2;
  const Color color = ours ? kit.color().bubble_ours : kit.color().bubble_theirs;
  if (kit.theme.contrast == theme::Contrast::High) {
    kit.canvas.fill(bubble, color, outer);
    return kit.canvas.stroke(bubble, kit.color().border, outer);
  }
  const Canvas::Radii radii =
      ours ? Canvas::Radii{outer, upper, lower, outer} : Canvas::Radii{upper, outer, outer, lower};
  if (!kit.theme.dark() && !ours) kit.canvas.fill(moved(bubble, 0, 1), theme::faded(kit.color().shadow, 0.55F), radii);
  kit.canvas.fill(bubble, color, radii);
}

Icon tick_of(model::Delivery delivery) {
  switch (delivery) {
    case model::Delivery::Waiting: return Icon::Clock;
    case model::Delivery::Received: return Icon::CheckCheck;
    case model::Delivery::Failed: return Icon::CircleAlert;
    default: return Icon::Check;
  }
}

void meta(Kit& kit, Rect box, const model::TimelineItem& item, const Layout& layout, const Inks& inks) {
  Color ink = inks.soft;
  if (layout.meta_over) {
    kit.canvas.fill(grown(inset(box, -4, -1), 0), theme::rgb(0x000000, 0.55F), (box.height / 2) + 1);
    ink = theme::rgb(0xFFFFFF);
  }
  if (is_ours(item)) {
    const Rect tick = cut_right(box, kTick);
    const bool failed = item.delivery == model::Delivery::Failed;
    const Color mark = failed && !layout.meta_over                                       ? kit.color().danger_text
                       : item.delivery == model::Delivery::Received && !layout.meta_over ? inks.accent
                                                                                         : ink;
    kit.canvas.icon(tick_of(item.delivery), tick, kTick, mark);
    kit.add("delivery", tick, {.role = Role::Text, .value = std::string(phrases::delivery(item.delivery))});
    cut_right(box, 3);
  }
  line(kit, "time", box, layout.meta, {kit.type().tiny, ink, Align::End});
}

// By whom and when, for copies of several messages.
std::string said(Kit& kit, const model::TimelineItem& item) {
  return phrases::said_at(item.author, kit.calendar.day(item.time), kit.calendar.time_of_day(item.time));
}

// `key`, `states`: of its node. `box` is as wide as the bubble's inside.
void words_of(Kit& kit, semantics::NodeKey key, std::uint16_t states, const Rect& box, std::string_view words,
              const text::RunMetrics& run, const model::TimelineItem& item) {
  const float x = run.right_to_left ? right(box) - run.width : box.x;
  const Rect text{kit.canvas.snapped(x), kit.canvas.snapped(box.y), run.width, run.height};
  kit.canvas.paragraph(run, {text.x, text.y});
  kit.add(key, text,
          {.role = Role::Text,
           .states = static_cast<std::uint16_t>(semantics::kSelectableText | states),
           .name = said(kit, item),
           .value = std::string(words),
           .run = run.key});
}

// The pieces that are seen. Those that turn out to be of another height than was thought leave what is below the area's top where
// it is.
void pieces(Kit& kit, Rect box, const model::TimelineItem& item, const Layout& layout, LongTexts& texts) {
  const std::string_view whole = text_of(item, layout);
  const std::vector<text::TextPiece>& all = layout.whole->pieces();
  double shift = 0;
  for (std::size_t i = 0; i < all.size() && box.y < bottom(kit.clip); ++i) {
    const float expected = layout.whole->height(i);
    if (box.y + expected <= kit.clip.y) {
      box.y += expected;
      continue;
    }
    const std::string_view words = whole.substr(all[i].begin, all[i].end - all[i].begin);
    const text::RunMetrics run = measure(kit, words, layout.paragraph, all[i].open);
    layout.whole->measured(i, run.height);
    if (run.height != expected) kit.wake_now();
    if (box.y < kit.clip.y) {
      shift += run.height - expected;
      box.y -= run.height - expected;
    }
    const std::uint16_t follows = i == 0                           ? std::uint16_t{0}
                                  : all[i].begin == all[i - 1].end ? semantics::kSameLine
                                                                   : semantics::kNextLines;
    box.height = run.height;
    words_of(kit, i, follows, box, words, run, item);
    box.y += run.height;
  }
  texts.shift(shift);
}

void words(Kit& kit, Rect& rest, const Entry& entry, const Layout& layout, Wish& wish) {
  if (layout.text_height == 0) return;
  const model::TimelineItem& item = entry.item;
  Rect box = cut_top(rest, layout.text_height);
  cut_top(rest, kPartGap);
  if (layout.whole != nullptr) return pieces(kit, box, item, layout, *entry.long_texts);
  const std::string_view text = text_of(item, layout);
  if (!layout.folded) return words_of(kit, "text", 0, box, text, layout.run, item);
  const std::string_view first = text.substr(0, text::piece_at(text, 0).end);
  Rect row = cut_bottom(box, kit.theme.target);
  words_of(kit, "text", 0, box, first, measure(kit, first, layout.paragraph), item);
  const ButtonLook look{.name = phrases::show_all(), .kind = ButtonKind::Ghost};
  if (entry.long_texts == nullptr || !button(kit, "unfold", cut_left(row, button_width(kit, look)), look)) return;
  entry.long_texts->unfold(text);
  wish.unfolded = true;
}

void spoiler(Kit& kit, Rect rest, const model::TimelineItem& item, const Inks& inks, Wish& wish) {
  const ButtonLook look = spoiler_look(item);
  Rect row = cut_bottom(rest, kit.theme.target);
  paragraph(kit, "hint", rest, hint_of(item), hint_look(kit, inks));
  if (button(kit, "spoiler", cut_left(row, std::min(row.width, button_width(kit, look))), look))
    wish.command = model::MessageCommand::Reveal;
}

void author(Kit& kit, const Rect& rect, Rect& rest, const Entry& entry, const Layout& layout) {
  const std::string name(entry.item.author);
  if (layout.name.y == 0) {
    kit.add("author", {rect.x, rect.y, rect.width, 1}, {.role = Role::Text, .value = name});
    return;
  }
  const Color ink = kit.theme.contrast == theme::Contrast::High
                        ? kit.color().text
                        : theme::person_color(entry.item.color_seed, kit.theme.dark()).name;
  line(kit, "author", cut_top(rest, layout.name.y), name,
       {kit.type().small_strong, ink, Align::Natural, Origin::Theirs});
  cut_top(rest, 2);
}

void parts(Kit& kit, Rect& rest, const Entry& entry, const Layout& layout, const Inks& inks, Wish& wish) {
  const model::MessageDetails& details = details_of(entry.item);
  const auto take = [&](Vec2 size, float gap = kPartGap) {
    const Rect row = cut_top(rest, size.y);
    cut_top(rest, gap);
    return row;
  };
  if (details.quote) quote(kit, take(layout.quote), *details.quote, inks, wish);
  if (!details.pictures.empty()) {
    const float edge = kPaddingX - kEdge;
    const Rect row = take(layout.pictures);
    pictures(kit, {row.x - edge, row.y, layout.pictures.x + (2 * edge), row.height}, details.pictures,
             theme::kRadiusBubble - kEdge, wish);
  }
  if (details.voice) voice(kit, take(layout.voice), *details.voice, inks, wish);
  if (details.file) file(kit, take(layout.file), *details.file, inks, wish);
  if (layout.subject_height > 0)
    paragraph(kit, "subject", take({rest.width, layout.subject_height}), entry.item.subject, subject_look(kit, inks));
  if (layout.spoiler.y > 0) spoiler(kit, take(layout.spoiler), entry.item, inks, wish);
  words(kit, rest, entry, layout, wish);
  if (details.link) link(kit, take(layout.link), *details.link, inks);
  if (!details.reactions.empty())
    reactions(kit, take({layout.reactions.x, layout.reactions.y}), details.reactions, inks,
              (entry.item.can & model::kReact) != 0, wish);
}

// Pictures at the top reach nearer to the bubble's edge than text does.
float padding_top(const Layout& layout) {
  return layout.pictures.y > 0 && layout.name.y == 0 && layout.quote.y == 0 ? kEdge : kPaddingY;
}
float padding_bottom(const Layout& layout) { return layout.meta_over ? kEdge : kPaddingY; }

}  // namespace

Inks inks_of(const Kit& kit, bool ours) {
  const theme::Palette& color = kit.color();
  if (ours) return {color.bubble_ours, color.bubble_ours_text, color.bubble_ours_soft, color.accent_text};
  return {color.bubble_theirs, color.text, color.text_faint, color.accent_text};
}

Layout lay_out(Kit& kit, const Entry& entry, float widest) {
  const model::TimelineItem& item = entry.item;
  const model::MessageDetails& details = details_of(item);
  Layout layout;
  widest -= 2 * kPaddingX;
  layout.large = item.details == nullptr && text::is_few_emoji(item.text);
  layout.meta = kit.calendar.time_of_day(item.time);
  if (details.edited) layout.meta = std::string(phrases::edited()) + "  " + layout.meta;
  layout.meta_width = kit.canvas.text_width(layout.meta, kit.type().tiny) + (is_ours(item) ? kTick + 3 : 0);
  lay_out_parts(kit, entry, details, widest, layout);
  lay_out_spoiler(kit, item, widest, layout);
  lay_out_text(kit, entry, widest, layout);
  float width = layout.run.width;
  float height = 0;
  for (const Vec2 part :
       {Vec2{layout.subject_width, layout.subject_height}, layout.spoiler, layout.quote, layout.pictures, layout.voice,
        layout.file, Vec2{layout.run.width, layout.text_height}, layout.link, layout.reactions}) {
    width = std::max(width, part.x);
    if (part.y > 0) height += part.y + kPartGap;
  }
  height -= kPartGap;
  if (layout.name.y > 0) height += layout.name.y + 2;
  layout.bubble = {std::max(width, layout.name.x), height};
  lay_out_meta(kit, widest, width, layout);
  layout.bubble.x += 2 * kPaddingX;
  layout.bubble.y += padding_top(layout) + padding_bottom(layout);
  return layout;
}

void bubble(Kit& kit, const Rect& rect, const Entry& entry, const Layout& layout, Wish& wish) {
  const bool ours = is_ours(entry.item);
  const Inks inks = inks_of(kit, ours);
  ground(kit, rect, ours, entry.where);
  const float top = padding_top(layout);
  const float foot = padding_bottom(layout);
  Rect rest{rect.x + kPaddingX, rect.y + top, rect.width - (2 * kPaddingX), rect.height - top - foot};
  const Rect inner = rest;
  author(kit, rect, rest, entry, layout);
  parts(kit, rest, entry, layout, inks, wish);
  const float line_height = kit.type().tiny.line_height;
  const float lift = layout.meta_over ? 6.0F : layout.reactions.y > 0 && layout.meta_beside ? 3.0F : -1.0F;
  meta(kit, {right(inner) - layout.meta_width, bottom(inner) - line_height - lift, layout.meta_width, line_height},
       entry.item, layout, inks);
}

}  // namespace ui::view::message
