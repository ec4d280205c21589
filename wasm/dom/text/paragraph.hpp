#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/text/drawing/shaper.hpp"
#include "wasm/js/function.hpp"

// A text as the browser lays it out: one block for each line that was written, since each has a direction of its own.
namespace wasm::dom {

// The parts that `fill` makes of `text`: each is one node, or one element that holds one.
std::vector<ui::text::StyledPart> parts_of(std::string_view text, const ui::text::RunStyle& style);

// Declarations that both the measured and the selectable text have.
std::string text_css(const ui::text::RunStyle& style);

// Puts `text` into `host`: paragraphs with a direction each, and links where `style` asks for them.
void fill(const js::val& host, std::string_view text, const ui::text::RunStyle& style);

// What `text` has to show when it is cut to one line: line breaks are blanks there.
std::string one_line(std::string_view text);

}  // namespace wasm::dom
