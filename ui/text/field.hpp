#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ui/geometry.hpp"

// Text is typed into the browser's own fields, laid over the place that a widget reserves. The browser owns caret, undo, IME,
// spell check, autofill and the soft keyboard.
namespace ui::text {

enum class FieldKind : std::uint8_t { Address, Password, Search, Composer, Line };

// One field of this frame. A field that is not in a frame is hidden and keeps nothing.
struct Field {
  std::string key{};  // stable name, such as "composer:ann@example.org"
  FieldKind kind = FieldKind::Line;
  Rect rect{};
  Rect clip{};         // empty: not clipped
  std::string name{};  // accessible name, such as "Message"
  std::string placeholder{};
  bool enabled = true;
  bool invalid = false;                // marked as the cause of the problem shown
  bool covered = false;                // a popup lies over it: hide it, keep its value and selection
  std::optional<std::string> write{};  // set the value now: restore, clear or completion; never while composing
  bool focus = false;                  // take the keyboard focus now
  float text_size = 16;                // CSS pixels; the rect has no padding of its own
  float line_height = 22;              // CSS pixels
  std::uint32_t color = 0xFF000000;    // of the text and caret, 0xAABBGGRR
  std::uint32_t placeholder_color = 0xFF808080;  // 0xAABBGGRR
  friend bool operator==(const Field&, const Field&) = default;
};

}  // namespace ui::text
