#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/frame.hpp"

namespace wasm::dom {

// What the browser shows of the page around the picture: title, colours, cursor.
class DocumentHead {
 public:
  void show(const ui::Frame& frame);
  void set_unread(unsigned count);

 private:
  void set_title();

  std::string title_;
  std::string language_;
  unsigned unread_ = 0;
  std::uint32_t background_ = 0;
  bool dark_ = false;
  ui::Cursor cursor_ = ui::Cursor::Default;
  bool fresh_ = true;
};

}  // namespace wasm::dom
