#include "gallery/stage.hpp"

#include <algorithm>
#include <variant>

#include "gallery/generated_timeline.hpp"

namespace gallery {
namespace {

using namespace ui::model;

void perform(Stage& stage, const OpenConversationWith& action) {
  if (!stage.timeline) stage.timeline = std::make_unique<GeneratedTimeline>(1000);
  stage.state.open =
      OpenConversation{.address = action.address, .timeline = stage.timeline.get(), .history = History::Complete};
}

void perform(Stage& stage, const CloseConversation& /*action*/) { stage.state.open.reset(); }

void perform(Stage& stage, const DismissNotice& action) {
  std::erase_if(stage.state.notices, [&](const Notice& notice) { return notice.id == action.id; });
}

void perform(Stage& stage, const ChooseTheme& action) { stage.state.theme = action.theme; }

void perform(Stage& stage, const HangUpCall& /*action*/) { stage.state.call.reset(); }
void perform(Stage& stage, const DismissCall& /*action*/) { stage.state.call.reset(); }

}  // namespace

void act(Stage& stage, const Action& action) {
  std::visit(
      [&](const auto& what) {
        if constexpr (requires { perform(stage, what); }) perform(stage, what);
      },
      action);
}

}  // namespace gallery
