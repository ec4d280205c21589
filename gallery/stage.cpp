#include "gallery/stage.hpp"

#include <algorithm>
#include <variant>

#include "gallery/generated_timeline.hpp"
#include "gallery/people.hpp"

namespace gallery {
namespace {

using namespace ui::model;

void perform(Stage& stage, const OpenConversationWith& action) {
  const auto found = std::ranges::find(stage.state.conversations, action.key, &Conversation::key);
  if (found == stage.state.conversations.end()) return;
  if (!stage.timeline) stage.timeline = std::make_unique<GeneratedTimeline>(1000);
  open(stage, *found);
}

void perform(Stage& stage, const CloseConversation& /*action*/) { stage.state.open.reset(); }

void perform(Stage& stage, const DismissNotice& action) {
  std::erase_if(stage.state.notices, [&](const Notice& notice) { return notice.id == action.id; });
}

void perform(Stage& stage, const ChooseTheme& action) { stage.state.theme = action.theme; }

void perform(Stage& stage, const HangUpCall& /*action*/) { stage.state.call.reset(); }
void perform(Stage& stage, const DismissCall& /*action*/) { stage.state.call.reset(); }

Compose* compose(Stage& stage) { return stage.state.open ? &stage.state.open->compose : nullptr; }

void perform(Stage& stage, const SendText& /*action*/) {
  Compose* what = compose(stage);
  if (what == nullptr) return;
  what->files.clear();
  what->editing.reset();
  what->replying.reset();
}

void perform(Stage& stage, const EditLast& /*action*/) {
  if (Compose* what = compose(stage)) what->editing = QuotedMessage{stage.state.own_name, "The last message"};
}

void perform(Stage& stage, const CancelEdit& /*action*/) {
  if (Compose* what = compose(stage)) what->editing.reset();
}

void perform(Stage& stage, const CancelReply& /*action*/) {
  if (Compose* what = compose(stage)) what->replying.reset();
}

void perform(Stage& stage, const AttachFiles& action) {
  if (Compose* what = compose(stage)) what->files.insert(what->files.end(), action.files.begin(), action.files.end());
}

void perform(Stage& stage, const RemoveFile& action) {
  if (Compose* what = compose(stage))
    std::erase_if(what->files, [&](const auto& file) { return file.id == action.id; });
}

}  // namespace

void act(Stage& stage, const Action& action) {
  std::visit(
      [&](const auto& what) {
        if constexpr (requires { perform(stage, what); }) perform(stage, what);
      },
      action);
}

}  // namespace gallery
