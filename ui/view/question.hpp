#pragma once

#include <cstdint>
#include <string_view>

#include "ui/widget/button.hpp"
#include "ui/widget/overlay.hpp"

// Dialogs that end with yes or no.
namespace ui::view {

enum class Answer : std::uint8_t { None, Yes, Cancel };

float content_width(const widget::Kit& kit);   // of such a dialog
float buttons_height(const widget::Kit& kit);  // of its last row
// The last row of a dialog: a way out and, at its end, `yes`.
Answer ask(widget::Kit& kit, Rect row, const widget::ButtonLook& yes);

// A whole dialog that asks `question`; closing it is Cancel.
Answer question_dialog(widget::Kit& kit, widget::NodeKey key, std::string_view title, std::string_view question,
                       const widget::ButtonLook& yes, widget::Opening opening);

}  // namespace ui::view
