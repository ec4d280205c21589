#pragma once

#include "ui/model/state.hpp"
#include "ui/widget/kit/kit.hpp"

namespace ui::view {

enum class RowState : std::uint8_t { Usual, Open };
enum class RowStop : bool { No, Yes };  // whether Tab reaches it

// One conversation of the list. True when the person wants it open.
bool conversation_row(widget::Kit& kit, const Rect& rect, const model::Conversation& conversation, RowState state,
                      RowStop stop);

// Somebody who asks to be a contact, with the two answers.
void request_row(widget::Kit& kit, const Rect& rect, const model::ContactRequest& request);

float conversation_row_height(const widget::Kit& kit);
float request_row_height(const widget::Kit& kit);

}  // namespace ui::view
