#pragma once

#include <string>
#include <string_view>

#include "wasm/dom/feed.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// The address bar follows the interface, and the interface follows the address bar: links to a place, Back, Forward, reload. There
// is one entry in the history for the place that one starts from and one above it for whatever is open.
class Router {
 public:
  explicit Router(Feed& feed);
  // Feeds the place that the page was loaded with.
  void start();
  // `route`: "#/…", of this frame; "" or "#/" is the first place.
  void show(std::string_view route);

 private:
  void travelled();
  void go_to(std::string place);
  void go_back();
  void leave();

  Feed& feed_;
  std::string shown_;
  bool above_ = false;    // the present entry is above the first
  bool leaving_ = false;  // we go back ourselves: not the person's wish
  js::Function on_settled_;
  js::Listener on_pop_;
};

}  // namespace wasm::dom
