#pragma once

#include <cstdint>

#include "wasm/dom/feed.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// Files that are dragged over the page, dropped or pasted. Without this the browser would leave the page to show a file that
// was dropped on it.
class FileDrop {
 public:
  explicit FileDrop(Feed& feed);

 private:
  void dragged(const js::val& event);
  void left(const js::val& event);
  void dropped(const js::val& event);
  void pasted(const js::val& event);
  void set_over(bool over);
  void give(const js::val& files);

  Feed& feed_;
  bool over_ = false;
  std::uint32_t last_id_ = 0;
  js::Listener on_enter_, on_over_, on_leave_, on_drop_, on_paste_;
};

}  // namespace wasm::dom
