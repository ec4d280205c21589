#pragma once

#include "shell/ports/display.hpp"
#include "wasm/js/listener.hpp"
#include "wasm/js/promise.hpp"

namespace wasm::dom {

// Screen Wake Lock (https://www.w3.org/TR/screen-wake-lock/). Browsers take the lock from a page that is hidden.
class WakeLock final : public shell::ports::WakeLock {
 public:
  WakeLock();
  void hold() override;
  void release() override;

 private:
  void ask();

  bool wanted_ = false;
  js::Promise asked_;
  js::val lock_;  // a WakeLockSentinel, or null
  js::Listener on_visible_;
};

}  // namespace wasm::dom
