#pragma once

#include <string_view>

namespace ui::text {

// What emoji are called, loaded when somebody first asks.
class EmojiNames {
 public:
  virtual ~EmojiNames() = default;
  // A line for each emoji: the emoji, its name ("grinning_face") and other words for it, parted by spaces. Empty until
  // they have been loaded, which the first call begins; their arrival brings a frame.
  virtual std::string_view lines() = 0;
};

}  // namespace ui::text
