#pragma once

#include <span>

// What kinds of characters there are, as far as it matters to what people see: by ranges, since whole tables of Unicode would weigh
// more than all that uses them.
namespace ui::text {

struct CodeRange {
  char32_t first;
  char32_t last;
};

bool holds(std::span<const CodeRange> ranges, char32_t code_point);  // `ranges` in any order

// Draws nothing but a gap: White_Space of Unicode, and the blank of Braille.
bool is_blank(char32_t code_point);

// Draws nothing at all: controls, format characters (those that turn the direction of text are among them), fillers, joiners,
// variation selectors, tags, noncharacters.
bool is_invisible(char32_t code_point);

// Stands on the character before it: the marks that go with any script, and those of Hebrew and Arabic.
bool is_mark(char32_t code_point);

}  // namespace ui::text
