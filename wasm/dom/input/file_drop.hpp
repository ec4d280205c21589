#pragma once

#include "wasm/dom/feed.hpp"
#include "wasm/dom/input/files.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// Files that are dragged over the page, dropped or pasted. Without this the browser would leave the page to show a file that
// was dropped on it.
class FileDrop {
 public:
  FileDrop(Feed& feed, Files& files);

 private:
  void dragged(const js::val& event);
  void left(const js::val& event);
  void dropped(const js::val& event);
  void pasted(const js::val& event);
  void set_over(bool over);

  Feed& feed_;
  Files& files_;
  bool over_ = false;
  js::Listener on_enter_, on_over_, on_leave_, on_drop_, on_paste_;
};

}  // namespace wasm::dom
