#include "ui/view/composer/parts.hpp"

#include <algorithm>

#include "ui/text/content/shown_name.hpp"
#include "ui/text/words/phrases.hpp"
#include "ui/view/conversation/chat.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr float kGap = 8;
constexpr float kChipWidth = 232;
constexpr float kThumbnail = 40;

float bar_height(const Kit& kit) { return std::max(kit.theme.target, kit.type().small.line_height * 2 + 8); }
float chip_height(const Kit& kit) { return std::max(56.0F, bar_height(kit)); }

std::size_t columns(const Kit& kit, float width) {
  const float chip = kChipWidth * kit.theme.scale;
  return static_cast<std::size_t>(std::max(1.0F, (width + kGap) / (chip + kGap)));
}

std::size_t rows(const Kit& kit, const model::Compose& compose, float width) {
  const std::size_t across = columns(kit, width);
  return (compose.files.size() + across - 1) / across;
}

std::string size_words(std::uint64_t bytes) {
  constexpr std::uint64_t kKilo = 1000;
  if (bytes < kKilo) return phrases::bytes(static_cast<std::int64_t>(bytes));
  if (bytes < kKilo * kKilo) return phrases::kilobytes(static_cast<std::int64_t>(bytes / kKilo));
  return phrases::megabytes(static_cast<std::int64_t>(bytes / (kKilo * kKilo)));
}

bool close_button(Kit& kit, Rect& rest, std::string_view name) {
  const float side = kit.theme.target;
  return button(kit, "close", centered(cut_right(rest, side), side, side),
                {.name = name, .icon = Icon::X, .kind = ButtonKind::Ghost, .shape = Shape::Round, .icon_size = 18});
}

// A message that is answered or corrected; gives whether it is let go.
bool quote_bar(Kit& kit, semantics::NodeKey key, Rect bar, Icon icon, std::string_view title,
               const model::QuotedMessage& quote, std::string_view cancel) {
  const Group group(kit, key, bar, {.role = Role::Group, .name = std::string(title)});
  kit.canvas.icon(icon, cut_left(bar, 40), 18, kit.color().accent_text);
  kit.canvas.fill(centered(cut_left(bar, 3), 3, bar.height - 8), kit.color().accent, 1.5F);
  cut_left(bar, 10);
  const bool closed = close_button(kit, bar, cancel);
  Rect words = centered(bar, bar.width, kit.type().small.line_height * 2);
  line(kit, "title", cut_top(words, kit.type().small.line_height), title,
       {kit.type().small, kit.color().accent_text, Align::Start, Origin::Theirs});
  line(kit, "text", words, quote.text, {kit.type().small, kit.color().text_soft, Align::Start, Origin::Theirs});
  return closed;
}

std::string hint_words(const ComposerMemory& memory) {
  if (memory.hint == ComposerHint::NoFiles) return std::string(phrases::no_files_yet());
  return phrases::unknown_command("/" + std::string(command_word(memory.hinted)));
}

PartsResult hint_bar(Kit& kit, const model::ConversationKey& to, Rect bar, ComposerMemory& memory) {
  const std::string words = hint_words(memory);
  const Group group(kit, "hint", bar, {.role = Role::Group, .name = words});
  kit.canvas.icon(Icon::Info, cut_left(bar, 40), 18, kit.color().warning_text);
  if (close_button(kit, bar, phrases::dismiss())) {
    memory.hint = ComposerHint::None;
    return_to_field(kit, to);
  }
  PartsResult result = PartsResult::Nothing;
  if (memory.hint == ComposerHint::UnknownCommand) {
    const ButtonLook look{.name = phrases::send_as_text(), .kind = ButtonKind::Secondary};
    const float width = button_width(kit, look);
    cut_right(bar, 4);
    if (button(kit, "as-text", centered(cut_right(bar, width), width, std::min(bar.height, kit.theme.target)), look))
      result = PartsResult::SendAsText;
    cut_right(bar, kGap);
  }
  const LineLook look{kit.type().small, kit.color().text};
  const float height = std::min(bar.height, paragraph_height(kit, words, look, bar.width));
  paragraph(kit, "words", centered(bar, bar.width, height), words, look);
  return result;
}

void thumbnail(Kit& kit, const Rect& box, const model::GivenFile& file) {
  kit.canvas.fill(box, kit.color().field, theme::kRadiusSmall);
  if (!kit.picture(box, file.picture, theme::kRadiusSmall))
    kit.canvas.icon(Icon::FileText, box, 20, kit.color().accent_text);
}

// Gives whether the file is taken out again.
bool chip(Kit& kit, const Rect& card, const model::GivenFile& file) {
  const std::string name = text::shown_file_name(file.name);
  const Group item(kit, file.id, card, {.role = Role::ListItem, .name = name});
  kit.canvas.fill(card, kit.color().raised, theme::kRadiusField);
  kit.canvas.stroke(card, kit.color().border, theme::kRadiusField);
  Rect rest = inset(card, 8, 0);
  thumbnail(kit, centered(cut_left(rest, kThumbnail), kThumbnail, kThumbnail), file);
  cut_left(rest, 10);
  const bool removed = close_button(kit, rest, phrases::remove_file(name));
  Rect words = centered(rest, rest.width, kit.type().small.line_height * 2);
  line(kit, "name", cut_top(words, kit.type().small.line_height), name,
       {kit.type().small, kit.color().text, Align::Start, Origin::Theirs});
  line(kit, "size", words, size_words(file.size), {kit.type().small, kit.color().text_soft});
  return removed;
}

void chips(Kit& kit, const model::OpenConversation& open, const Rect& area) {
  const Group list(kit, "files", area, {.role = Role::List, .name = std::string(phrases::files())});
  const std::size_t across = columns(kit, area.width);
  const auto count = static_cast<float>(across);
  const float width = std::min(kChipWidth * kit.theme.scale, (area.width - (kGap * (count - 1))) / count);
  const float height = chip_height(kit);
  for (std::size_t i = 0; i < open.compose.files.size(); ++i) {
    const std::size_t row = i / across;
    const Rect card{area.x + (static_cast<float>(i % across) * (width + kGap)),
                    area.y + (static_cast<float>(row) * (height + kGap)), width, height};
    const model::GivenFile& file = open.compose.files[i];
    if (!chip(kit, card, file)) continue;
    kit.act(model::RemoveFile{open.key, file.id});
    return_to_field(kit, open.key);
  }
}

}  // namespace

void return_to_field(Kit& kit, const model::ConversationKey& to) {
  kit.io.leave_focus();
  kit.fields.request_focus(composer_key(to));
  kit.wake_now();
}

float composer_parts_height(const Kit& kit, const model::Compose& compose, const ComposerMemory& memory, float width) {
  const int bars = (memory.hint != ComposerHint::None ? 1 : 0) + (compose.editing || compose.replying ? 1 : 0);
  const float files = static_cast<float>(rows(kit, compose, width)) * (chip_height(kit) + kGap);
  return (static_cast<float>(bars) * (bar_height(kit) + kGap)) + files;
}

PartsResult composer_parts(Kit& kit, const model::OpenConversation& open, ComposerMemory& memory, Rect area) {
  const model::Compose& compose = open.compose;
  PartsResult result = PartsResult::Nothing;
  if (memory.hint != ComposerHint::None) {
    result = hint_bar(kit, open.key, cut_top(area, bar_height(kit)), memory);
    cut_top(area, kGap);
  }
  if (compose.editing) {
    if (quote_bar(kit, "editing", cut_top(area, bar_height(kit)), Icon::Pencil, phrases::edit_message(),
                  *compose.editing, phrases::cancel_editing())) {
      kit.act(model::CancelEdit{open.key});
      return_to_field(kit, open.key);
    }
    cut_top(area, kGap);
  } else if (compose.replying) {
    if (quote_bar(kit, "replying", cut_top(area, bar_height(kit)), Icon::Reply,
                  phrases::replying_to(compose.replying->author), *compose.replying, phrases::cancel_reply())) {
      kit.act(model::CancelReply{open.key});
      return_to_field(kit, open.key);
    }
    cut_top(area, kGap);
  }
  if (!compose.files.empty()) chips(kit, open, area);
  return result;
}

void drop_overlay(Kit& kit, const model::Compose& compose, const Rect& area) {
  const Rect card = inset(area, 16, 16);
  const std::string_view words = compose.can_attach ? phrases::drop_files() : phrases::no_files_yet();
  const Group group(kit, "drop", card, {.role = Role::Group, .name = std::string(words)});
  kit.canvas.fill(card, theme::faded(kit.color().raised, 0.94F), theme::kRadiusCard);
  kit.canvas.stroke(card, compose.can_attach ? kit.color().accent : kit.color().outline, theme::kRadiusCard, 2);
  Rect rest = centered(card, card.width - 32, 48 + 12 + kit.type().heading.line_height);
  kit.canvas.icon(compose.can_attach ? Icon::Paperclip : Icon::Info, cut_top(rest, 48), 40, kit.color().accent_text);
  cut_top(rest, 12);
  line(kit, "words", rest, words, {kit.type().heading, kit.color().text, Align::Center});
}

}  // namespace ui::view
