#pragma once

#include <string>
#include <string_view>

// Names that other people chose, as they may be shown: nothing in them reaches beyond them, draws nothing, or makes them read as
// something else. What is stored stays as it was given.
namespace ui::text {

// One line of at most 80 characters, without blanks at its ends and without what nobody sees; `address` where nothing is left.
std::string shown_name(std::string_view given, std::string_view address);

// The same of a file: one that is long is cut in its middle, so that the end, which says what it is, is always seen. "?" where
// nothing is left.
std::string shown_file_name(std::string_view given);

// A key that is the same for names which look the same: without regard to case, accents, blanks, and letters of other scripts
// that are drawn alike.
std::string look_of(std::string_view name);

// A name that is not enough to know somebody by, with what tells: "Admin (mallory@example.org)".
std::string with_address(std::string_view name, std::string_view address);

}  // namespace ui::text
