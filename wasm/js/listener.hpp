#pragma once

#include <string_view>

#include "wasm/js/function.hpp"

namespace wasm::js {

enum class Phase : bool { Bubble, Capture };
enum class Promised : bool { Nothing, Passive };  // Passive: the handler never calls preventDefault

// addEventListener for as long as this lives.
class Listener {
 public:
  Listener() = default;
  // `type` must outlive the listener: a string literal.
  Listener(val target, const char* type, Function::Body body, Phase phase = Phase::Bubble,
           Promised promised = Promised::Nothing);
  ~Listener();
  Listener(Listener&&) noexcept = default;
  Listener& operator=(Listener&& other) noexcept;

 private:
  void remove();

  val target_;
  const char* type_ = "";
  Phase phase_ = Phase::Bubble;
  Function function_;
};

}  // namespace wasm::js
