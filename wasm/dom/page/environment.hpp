#pragma once

#include <vector>

#include "wasm/dom/feed.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// What the person asked of the system or the browser: dark, calm, high contrast; and whether a finger points.
class Environment {
 public:
  explicit Environment(Feed& feed);
  // Feeds the present state; afterwards it is fed when it changes.
  void start();

 private:
  Feed& feed_;
  std::vector<js::val> queries_;
  std::vector<js::Listener> listeners_;
};

}  // namespace wasm::dom
