#pragma once

#include <string>

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

// Key of the composer's field for that conversation.
std::string composer_key(const model::ConversationKey& key);

// What is known of the open conversation: from the list where it is in it, else from its address alone.
model::Conversation conversation_of(const model::State& state, ChatMemory& memory);

// The open conversation: who, what was said, and a place to write.
void chat(widget::Kit& kit, const model::State& state, Memory& memory, Rect area);

// Sends what stands in the composer and empties it, or does what it commands; nothing when there is nothing. A command that
// does not exist is left there with a hint.
void send_message(widget::Kit& kit, const model::OpenConversation& open, ComposerMemory& memory);

// The place of the open conversation while none is open.
void no_chat(widget::Kit& kit, const Rect& area);

}  // namespace ui::view
