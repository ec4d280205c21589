#pragma once

#include <string>
#include <string_view>

#include "wasm/dom/feed.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// The address bar follows the interface, and the browser's Back goes back in it: there is one entry in the history for the
// place that one starts from and one above it for whatever is open.
class Router {
 public:
  explicit Router(Feed& feed);
  // `route`: "#/…", of this frame; "" or "#/" is the first place.
  void show(std::string_view route);

 private:
  void went_back();

  Feed& feed_;
  std::string shown_;
  bool above_ = false;    // the entry above the first is the present one
  bool leaving_ = false;  // we go back ourselves: not the person's wish
  js::Function on_settled_;
  js::Listener on_pop_;
};

}  // namespace wasm::dom
