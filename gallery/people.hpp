#pragma once

#include "gallery/stage.hpp"

namespace gallery {

// Mia signed in and online, with conversations of every kind in the list.
ui::model::State signed_in();

// The same with the conversation with Ann open, which shows `timeline`.
Stage conversation(std::unique_ptr<ui::model::Timeline> timeline);

// Opens one of the stage's conversations, which shows the stage's timeline.
void open(Stage& stage, const ui::model::Conversation& conversation);

// Of somebody who is not in the list.
ui::model::ConversationKey somebody_else();

}  // namespace gallery
