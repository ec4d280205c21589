#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/flip.hpp"
#include "ui/text/fields/field.hpp"

namespace ui::text {

// Knows what stands in the browser's fields and gathers those of a frame.
class FieldRegistry {
 public:
  // Fields are handed out as `flip` turns the screen over.
  void begin_frame(const Flip& flip = {});

  // The browser's field of that key now holds `value`. A field that is not on the screen has none.
  // `caret`: bytes before it, npos for the end.
  void changed(std::string_view key, std::string value, std::size_t caret = std::string::npos);
  void focused(std::string_view key) { focused_ = key; }

  // Puts the field into this frame. `initial` is written into a field that was not in the frame before and is empty.
  void place(Field field, std::string_view initial);

  // Writes `value` into the field in this frame, or with its next placing.
  void write(std::string_view key, std::string value);
  // Types into the field with its next placing.
  void replace(std::string_view key, Insertion insertion);
  // Gives the field the keyboard with its next placing.
  void request_focus(std::string_view key) { wanted_focus_ = key; }

  [[nodiscard]] std::string_view value(std::string_view key) const;
  // Bytes of the value before the caret.
  [[nodiscard]] std::size_t caret(std::string_view key) const;
  [[nodiscard]] const std::string& focused() const { return focused_; }
  // The field that takes the keyboard when it is placed; empty: none.
  [[nodiscard]] const std::string& wanted_focus() const { return wanted_focus_; }
  // Whether the field that had the keyboard is not in this frame, and none takes it over.
  [[nodiscard]] bool lost_focus() const;
  // Whether something was asked of a field after it was placed, so that another frame has to carry or to show it.
  [[nodiscard]] bool unsettled() const;

  // Forgets the fields that were not placed, as the browser does. Writes that came after the placing go out too: by the next
  // frame something may have been typed.
  [[nodiscard]] std::span<const Field> end_frame();

 private:
  struct Entry {
    std::string value;
    std::optional<std::string> pending;
    std::optional<Insertion> insertion;
    std::size_t caret = std::string::npos;
    bool seen = false;    // was in a frame
    bool placed = false;  // is in this frame
  };
  std::unordered_map<std::string, Entry> entries_;
  std::vector<Field> fields_;
  Flip flip_;
  std::string focused_;
  std::string wanted_focus_;
};

}  // namespace ui::text
