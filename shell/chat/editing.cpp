#include "shell/chat/editing.hpp"

#include <string>

namespace shell::chat {

void Editing::begin_last(const Key& in) {
  const MessageTimeline* const timeline = conversations_.find_timeline(in);
  const Entry* const last = timeline != nullptr ? timeline->last_own() : nullptr;
  const auto& open = model_.read().open;
  if (last == nullptr || !open || open->key != in) return;
  original_ = last->replaces.empty() ? last->id : last->replaces;
  model_.edit().open->compose.editing = ui::model::QuotedMessage{.author = model_.read().own_name, .text = last->text};
}

void Editing::begin(const Key& in, ui::model::MessageKey message) {
  const MessageTimeline* const timeline = conversations_.find_timeline(in);
  if (timeline != nullptr && timeline->last_own() != nullptr && timeline->last_own()->key == message) begin_last(in);
}

void Editing::end() {
  original_ = {};
  const auto& open = model_.read().open;
  if (open && open->compose.editing) model_.edit().open->compose.editing.reset();
}

bool Editing::goes_on(const Key& in) const {
  const auto& open = model_.read().open;
  return open && open->key == in && open->compose.editing;
}

bool Editing::changes(std::string_view text) const {
  const auto& open = model_.read().open;
  return open && open->compose.editing && open->compose.editing->text != text;
}

void Editing::settle() {
  const auto& open = model_.read().open;
  const MessageTimeline* const timeline = open ? conversations_.find_timeline(open->key) : nullptr;
  const bool possible = timeline != nullptr && timeline->last_own() != nullptr;
  if (open && open->compose.can_edit != possible) model_.edit().open->compose.can_edit = possible;
}

}  // namespace shell::chat
