#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ui/geometry.hpp"
#include "ui/semantics/node.hpp"

// Text is typed into the browser's own fields, laid over the place that a widget reserves. The browser owns caret, undo, IME,
// spell check, autofill and the soft keyboard.
namespace ui::text {

enum class FieldKind : std::uint8_t { Address, Password, Search, Composer, Line };

// Text put into a field as if it had been typed, so that it can be undone.
struct Insertion {
  std::size_t begin = 0;  // bytes of the value that it takes the place of
  std::size_t end = 0;
  std::string text{};
  friend bool operator==(const Insertion&, const Insertion&) = default;
};

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
  std::optional<Insertion> insert{};   // do it now, and take the keyboard
  bool focus = false;                  // take the keyboard focus now
  float text_size = 16;                // CSS pixels; the rect has no padding of its own
  float line_height = 22;              // CSS pixels
  std::uint32_t color = 0xFF000000;    // of the text and caret, 0xAABBGGRR
  std::uint32_t placeholder_color = 0xFF808080;  // 0xAABBGGRR
  bool suggests = false;                         // there may be a list of suggestions for what is typed
  semantics::NodeId list{};                      // that list while it is open; root: closed
  semantics::NodeId active{};                    // the option of it that Enter takes
  friend bool operator==(const Field&, const Field&) = default;
};

}  // namespace ui::text
