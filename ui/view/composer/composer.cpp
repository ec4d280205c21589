#include "ui/view/composer/composer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/text/content/styling.hpp"
#include "ui/text/unicode/utf8.hpp"
#include "ui/text/words/phrases.hpp"
#include "ui/view/composer/parts.hpp"
#include "ui/view/composer/suggestions.hpp"
#include "ui/view/conversation/chat.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr float kMostOfPane = 0.4F;  // of its height; longer text scrolls
constexpr float kMargin = 10;
constexpr float kColumn = 780;
constexpr float kGap = 8;
constexpr float kPreviewPadding = 12;
constexpr float kPreviewLines = 6;

float side_of(const Kit& kit) { return field_height(kit, 1); }

Rect column(const Kit& kit, const Rect& area) {
  const float margin = kit.phone() ? 10.0F : 24.0F;
  const float width = std::floor(std::min(kColumn * kit.theme.scale, area.width - (2 * margin)));
  return centered(area, width, area.height);
}

// Lines that the text needs in the browser's field of that width, as many as are shown.
int lines_of(Kit& kit, std::string_view value, float width, int most) {
  if (value.empty()) return 1;
  std::string text(value);
  if (text.back() == '\n') text += ' ';  // the line that the caret is on
  const float height = kit.canvas.measure_paragraph(text, kit.type().input, kit.color().text, width).height;
  return std::clamp(static_cast<int>(std::lround(height / kit.type().input.line_height)), 1, most);
}

Rect field_place(Kit& kit, const model::Compose& compose, Rect row) {
  cut_right(row, side_of(kit) + kGap);
  if (compose.can_attach) cut_left(row, side_of(kit) + 4);
  return row;
}

bool can_send(std::string_view value, const model::Compose& compose) {
  return !text::trimmed(value).empty() || !compose.files.empty();
}

// A text with styling as it will look, above the field that holds it with its signs.
text::RunMetrics preview_run(Kit& kit, std::string_view value, float width) {
  return kit.canvas.measure_paragraph(text::trimmed(value), kit.type().message, kit.color().text,
                                      std::floor(width - (2 * kPreviewPadding)), Origin::Theirs, Align::Start,
                                      Markup::Styling);
}

float preview_height(Kit& kit, std::string_view value, float width) {
  if (!text::has_styling(value)) return 0;
  const float most = kPreviewLines * kit.type().message.line_height;
  const float words = std::min(preview_run(kit, value, width).height, most);
  return kit.type().tiny.line_height + words + 16 + kGap;
}

void preview(Kit& kit, Rect& rest, std::string_view value) {
  const float height = preview_height(kit, value, rest.width);
  if (height == 0) return;
  Rect card = cut_top(rest, height);
  cut_bottom(card, kGap);
  const Group group(kit, "preview", card, {.role = Role::Group, .name = std::string(phrases::styling_preview())});
  kit.canvas.fill(card, kit.color().surface, theme::kRadiusField);
  kit.canvas.stroke(card, kit.color().border, theme::kRadiusField);
  const text::RunMetrics run = preview_run(kit, value, card.width);
  card = inset(card, kPreviewPadding, 8);
  kit.canvas.text(cut_top(card, kit.type().tiny.line_height), phrases::styling_preview(), kit.type().tiny,
                  kit.color().text_faint);
  const Clip clip(kit, card);
  // Of a long text its end, where people write.
  const float x = run.right_to_left ? right(card) - run.width : card.x;
  const Rect text{kit.canvas.snapped(x), kit.canvas.snapped(bottom(card) - run.height), run.width, run.height};
  kit.canvas.paragraph(run, {text.x, text.y});
  kit.add("text", text, {.role = Role::Text, .value = std::string(text::trimmed(value)), .run = run.key});
}

void take_keys(Kit& kit, const model::OpenConversation& open, const std::string& key, ComposerMemory& memory) {
  const model::Compose& compose = open.compose;
  if (kit.fields.focused() != key) return;
  if (compose.can_edit && !compose.editing && kit.io.take(ui::Key::EditLast)) kit.act(model::EditLast{open.key});
  if (compose.editing && kit.io.take(ui::Key::Escape))
    kit.act(model::CancelEdit{open.key});
  else if (compose.replying && kit.io.take(ui::Key::Escape))
    kit.act(model::CancelReply{open.key});
  else if (memory.hint != ComposerHint::None && kit.io.take(ui::Key::Escape))
    memory.hint = ComposerHint::None;
}

void attach_button(Kit& kit, const model::OpenConversation& open, Rect& row) {
  const float side = side_of(kit);
  Rect place = cut_left(row, side);
  cut_left(row, 4);
  if (button(
          kit, "attach", cut_bottom(place, side),
          {.name = phrases::attach_files(), .icon = Icon::Paperclip, .kind = ButtonKind::Ghost, .shape = Shape::Round}))
    kit.act(model::PickFiles{open.key});
}

void send(Kit& kit, const model::OpenConversation& open, ComposerMemory& memory, std::string_view text) {
  kit.act(model::SendText{open.key, std::string(text)});
  kit.fields.write(composer_key(open.key), "");
  memory.hint = ComposerHint::None;
}

// The text of a message that is corrected stands in the place of the draft, which comes back after it.
void follow_edit(Kit& kit, const model::OpenConversation& open, const std::string& key, ComposerMemory& memory) {
  if (open.compose.editing.has_value() == memory.before_edit.has_value()) return;
  if (open.compose.editing) {
    const std::string_view value = kit.fields.value(key);
    memory.before_edit = value.empty() ? open.draft : std::string(value);
    kit.fields.write(key, open.compose.editing->text);
  } else {
    kit.fields.write(key, *std::exchange(memory.before_edit, std::nullopt));
  }
  kit.fields.request_focus(key);
  kit.wake_now();
}

std::string_view message_field(Kit& kit, const model::OpenConversation& open, std::string_view key, const Rect& place,
                               const ListBoxResult& suggestions) {
  return field(kit, place,
               {.key = key,
                .kind = text::FieldKind::Composer,
                .name = phrases::message(),
                .placeholder = phrases::message(),
                .initial = open.draft,
                .radius = side_of(kit) / 2,
                .many_lines = true,
                .suggests = true,
                .list = suggestions.list,
                .active = suggestions.active,
                .raised = true});
}

// The hint goes when the text that it is about does.
void settle_hint(const Kit& kit, std::string_view value, ComposerMemory& memory) {
  if (memory.hint == ComposerHint::None || value == memory.hinted) return;
  memory.hint = ComposerHint::None;
  kit.wake_now();
}

void give_hint(Kit& kit, ComposerHint hint, std::string_view value, std::string words, ComposerMemory& memory) {
  memory.hint = hint;
  memory.hinted = value;
  kit.tree.announce(std::move(words), semantics::Urgency::Assertive);
  kit.wake_now();
}

}  // namespace

std::string composer_key(const model::ConversationKey& key) { return "composer:" + std::to_string(key.number()); }

float composer_height(Kit& kit, const model::OpenConversation& open, const ComposerMemory& memory, Vec2 pane) {
  const Rect row = column(kit, {0, 0, pane.x, 0});
  const float width = field_place(kit, open.compose, row).width - (2 * kFieldPadding);
  const float room = (pane.y * kMostOfPane) - field_height(kit, 0) - (2 * kMargin);
  const int most = std::max(2, static_cast<int>(room / kit.type().input.line_height));
  const std::string_view value = kit.fields.value(composer_key(open.key));
  const int lines = lines_of(kit, value, width, most);
  return field_height(kit, lines) + composer_parts_height(kit, open.compose, memory, row.width) +
         preview_height(kit, value, row.width) + (2 * kMargin);
}

void composer(Kit& kit, const model::OpenConversation& open, ComposerMemory& memory, const Rect& area) {
  const Group group(kit, "composer", area, {.role = Role::Group});
  const std::string key = composer_key(open.key);
  Rect rest = inset(column(kit, area), 0, kMargin);
  follow_edit(kit, open, key, memory);
  settle_hint(kit, kit.fields.value(key), memory);
  const Rect parts = cut_top(rest, composer_parts_height(kit, open.compose, memory, rest.width));
  if (composer_parts(kit, open, memory, parts) == PartsResult::SendAsText) {
    send(kit, open, memory, text::trimmed(kit.fields.value(key)));
    return_to_field(kit, open.key);
  }
  preview(kit, rest, kit.fields.value(key));
  const auto list = suggest(kit, key, open.compose, memory, rest);
  take_keys(kit, open, key, memory);
  const float side = side_of(kit);
  if (open.compose.can_attach) attach_button(kit, open, rest);
  Rect send_column = cut_right(rest, side);
  const Rect send_box = cut_bottom(send_column, side);
  cut_right(rest, kGap);
  const std::string_view value = message_field(kit, open, key, rest, list.value_or(ListBoxResult{}));
  if (button(kit, "send", send_box,
             {.name = open.compose.editing ? phrases::save() : phrases::send(),
              .icon = open.compose.editing ? Icon::Check : Icon::Send,
              .kind = ButtonKind::Primary,
              .shape = Shape::Round,
              .enabled = can_send(value, open.compose)})) {
    send_message(kit, open, memory);
    return_to_field(kit, open.key);
  }
}

void take_files(Kit& kit, const model::OpenConversation& open, FilesMemory& files, ComposerMemory& memory,
                const Rect& area) {
  if (files.over) drop_overlay(kit, open.compose, area);
  if (files.given.empty()) return;
  if (open.compose.can_attach)
    kit.act(model::AttachFiles{open.key, std::exchange(files.given, {})});
  else
    give_hint(kit, ComposerHint::NoFiles, kit.fields.value(composer_key(open.key)),
              std::string(phrases::no_files_yet()), memory);
}

void send_message(Kit& kit, const model::OpenConversation& open, ComposerMemory& memory) {
  const std::string_view value = kit.fields.value(composer_key(open.key));
  const std::string_view text = text::trimmed(value);
  if (!can_send(value, open.compose)) return;
  const std::string_view word = command_word(text);
  if (word.empty()) return send(kit, open, memory, text);
  const auto& offered = open.compose.commands;
  const auto known = std::ranges::find(offered, word, word_of);
  if (known == offered.end()) {
    return give_hint(kit, ComposerHint::UnknownCommand, value, phrases::unknown_command("/" + std::string(word)),
                     memory);
  }
  // What one does is a message like any other; its readers know the sign (XEP-0245 §3).
  if (*known == model::Command::Me) return send(kit, open, memory, text);
  kit.act(model::RunCommand{open.key, *known, std::string(text::trimmed(text.substr(word.size() + 1)))});
  kit.fields.write(composer_key(open.key), "");
}

}  // namespace ui::view
