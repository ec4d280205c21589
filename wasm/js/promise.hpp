#pragma once

#include <expected>
#include <functional>
#include <memory>

#include "wasm/js/function.hpp"

namespace wasm::js {

// What a promise came to: its value, or the reason of its rejection.
using Settled = std::expected<val, val>;

// Waits for a promise. When this is destroyed first, the promise settles unheard.
class Promise {
 public:
  using Done = std::function<void(Settled)>;

  Promise() = default;
  // `promise`: any value; one that is no promise counts as fulfilled. `done` is called once, later, never from in here.
  Promise(const val& promise, Done done);
  ~Promise() = default;
  Promise(Promise&&) noexcept = default;
  Promise& operator=(Promise&&) noexcept = default;

  explicit operator bool() const { return static_cast<bool>(wait_); }  // still waiting
  // Hears the promise although nobody waits any longer.
  void detach() &&;

 private:
  struct Wait;
  std::shared_ptr<Wait> wait_;
};

}  // namespace wasm::js
