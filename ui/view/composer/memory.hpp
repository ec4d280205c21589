#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/view/composer/token.hpp"

namespace ui::view {

// What is said above the field until its text changes.
enum class ComposerHint : std::uint8_t { None, UnknownCommand, NoFiles };

struct ComposerMemory {
  std::string asked;      // the token that the suggestions were made for, with its sign
  std::size_t known = 0;  // bytes of emoji names that there were then
  std::vector<Suggestion> suggestions;
  std::size_t chosen = 0;
  bool dismissed = false;  // not wanted for this token
  ComposerHint hint = ComposerHint::None;
  std::string hinted;                      // the text that the hint is about
  std::optional<std::string> before_edit;  // the draft, while a message is corrected in its place
};

// What came in with the pointer or the clipboard since the last frame.
struct FilesMemory {
  bool over = false;  // they are being dragged over the page
  std::vector<model::GivenFile> given;
};

}  // namespace ui::view
