#include "gallery/composing.hpp"

#include "gallery/generated_timeline.hpp"
#include "gallery/people.hpp"

namespace gallery {

using namespace ui::model;

Stage composing() {
  Stage stage = conversation(std::make_unique<GeneratedTimeline>(100));
  Compose& compose = stage.state.open->compose;
  for (const Conversation& one : stage.state.conversations) compose.people.push_back({one.address, one.name});
  compose.commands = {Command::Me, Command::Invite, Command::Topic, Command::Leave};
  compose.can_attach = compose.can_edit = true;
  return stage;
}

Stage composing_suggestions() {
  Stage stage = composing();
  stage.state.open->draft = "See you there :smi";
  return stage;
}

Stage composing_files() {
  Stage stage = composing();
  OpenConversation& open = *stage.state.open;
  open.draft = "From this morning";
  open.compose.replying = QuotedMessage{stage.state.conversations.front().name, "Do you have pictures of the lake?"};
  open.compose.files = {{1, "lake-at-dawn.jpg", 2'431'000, ui::PictureId{1}},
                        {2, "Minutes of the meeting on Tuesday, second version.pdf", 88'400, {}},
                        {3, "todo.txt", 312, {}}};
  return stage;
}

Stage composing_edit() {
  Stage stage = composing();
  stage.state.open->compose.editing = QuotedMessage{stage.state.own_name, "See you at sevne"};
  return stage;
}

}  // namespace gallery
