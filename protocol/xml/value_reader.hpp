#pragma once

#include <cassert>
#include <cstddef>
#include <string_view>
#include <vector>

#include "protocol/xml/cursor.hpp"

namespace protocol::xml {

/// Room for the values that differ from the bytes of the frame. Grows only between frames, so that views of it hold.
class Scratch {
 public:
  /// Forgets everything and makes room for a frame. Each byte of text is decoded at most once, into no more bytes
  /// than it had, and joined with other runs at most once.
  void prepare(std::size_t frame_size) {
    if (bytes_.size() < 2 * frame_size) bytes_.resize(2 * frame_size);
    top_ = bytes_.data();
  }

  char* top() const { return top_; }

  void append(std::string_view bytes) {
    assert(bytes.size() <= static_cast<std::size_t>(bytes_.data() + bytes_.size() - top_));
    if (!bytes.empty()) std::memcpy(top_, bytes.data(), bytes.size());
    top_ += bytes.size();
  }

 private:
  std::vector<char> bytes_;
  char* top_ = nullptr;
};

/// Reads character data up to the next '<' or the end of the frame. `text` refers to the frame, or to `scratch` if
/// references or line ends had to be replaced.
bool read_text(Cursor& cursor, Scratch& scratch, std::string_view& text);

/// Reads the inside of a CDATA section and its end; the cursor stands after "<![CDATA[".
bool read_cdata(Cursor& cursor, Scratch& scratch, std::string_view& text);

/// Reads a quoted attribute value and normalises it (XML 1.0 §3.3.3, as of type CDATA).
bool read_attribute_value(Cursor& cursor, Scratch& scratch, std::string_view& value);

}  // namespace protocol::xml
