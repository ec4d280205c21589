#include "ui/view/message/quiet.hpp"

#include <algorithm>

#include "ui/text/words/phrases.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view::message {

namespace phrases = text::phrases;

namespace {

constexpr float kWidest = 480;
constexpr float kPadding = 12;
constexpr float kIcon = 16;
constexpr float kGap = 8;

struct QuietLayout {
  std::string words;
  std::string time;
  float widest = 0;  // of the words
  float words_height = 0;
  float reason_height = 0;
  float button_height = 0;
};

LineLook words_look(const Kit& kit) { return {kit.type().small, kit.color().text_soft, Align::Start, Origin::Theirs}; }
LineLook reason_look(const Kit& kit) { return {kit.type().small, kit.color().text, Align::Start, Origin::Theirs}; }

bool is_invitation(const Entry& entry) { return entry.item.content == model::Content::Invitation; }

QuietLayout lay_out(Kit& kit, const Entry& entry, float width) {
  QuietLayout layout{.words = phrases::unshown(entry.item), .time = kit.calendar.time_of_day(entry.item.time)};
  const float time = kit.canvas.text_width(layout.time, kit.type().tiny) + kGap;
  layout.widest = std::min(kWidest * kit.theme.scale, width) - (2 * kPadding) - kIcon - kGap - time;
  layout.words_height = paragraph_height(kit, layout.words, words_look(kit), layout.widest);
  if (!is_invitation(entry)) return layout;
  if (!entry.item.text.empty())
    layout.reason_height = paragraph_height(kit, entry.item.text, reason_look(kit), layout.widest) + 4;
  layout.button_height = kit.theme.target;
  return layout;
}

float card_height(const QuietLayout& layout) {
  return layout.words_height + layout.reason_height + layout.button_height + 14;
}

Icon icon_of(model::Content content) {
  switch (content) {
    case model::Content::Encrypted: return Icon::Lock;
    case model::Content::File: return Icon::FileText;
    case model::Content::Invitation: return Icon::MessagesSquare;
    default: return Icon::Info;
  }
}

}  // namespace

float quiet_height(Kit& kit, const Entry& entry, float width) { return card_height(lay_out(kit, entry, width)) + 4; }

void quiet(Kit& kit, const Rect& row, const Entry& entry) {
  const QuietLayout layout = lay_out(kit, entry, row.width);
  const Rect card = centered(row, std::min(kWidest * kit.theme.scale, row.width), card_height(layout));
  kit.canvas.fill(card, kit.color().surface, theme::kRadiusField);
  if (kit.theme.contrast == theme::Contrast::High) kit.canvas.stroke(card, kit.color().border, theme::kRadiusField);
  Rect rest = inset(card, kPadding, 7);
  const float line_height = kit.type().small.line_height;
  Rect left = cut_left(rest, kIcon);
  kit.canvas.icon(icon_of(entry.item.content), cut_top(left, line_height), kIcon, kit.color().text_soft);
  cut_left(rest, kGap);
  Rect words = cut_left(rest, layout.widest);
  paragraph(kit, "text", cut_top(words, layout.words_height), layout.words, words_look(kit));
  line(kit, "time", cut_top(rest, line_height), layout.time, {kit.type().tiny, kit.color().text_faint, Align::End});
  if (layout.reason_height > 0) {
    Rect reason = cut_top(words, layout.reason_height);
    cut_top(reason, 4);
    paragraph(kit, "reason", reason, entry.item.text, reason_look(kit));
  }
  if (!is_invitation(entry)) return;
  const ButtonLook look{.name = phrases::copy_address(),
                        .icon = Icon::Copy,
                        .kind = ButtonKind::Ghost,
                        .description = entry.item.subject,
                        .icon_size = 16};
  const float width = std::min(words.width, button_width(kit, look));
  if (button(kit, "copy", cut_left(words, width), look)) kit.act(model::CopyText{std::string(entry.item.subject)});
}

}  // namespace ui::view::message
