#include "wasm/js/listener.hpp"

#include <utility>

namespace wasm::js {

Listener::Listener(val target, const char* type, Function::Body body, Phase phase, Promised promised)
    : target_(std::move(target)), type_(type), phase_(phase), function_(std::move(body)) {
  val options = val::object();
  options.set("capture", phase_ == Phase::Capture);
  options.set("passive", promised == Promised::Passive);
  target_.call<void>("addEventListener", val(type_), function_.value(), options);
}

Listener::~Listener() { remove(); }

Listener& Listener::operator=(Listener&& other) noexcept {
  if (this != &other) {
    remove();
    target_ = std::move(other.target_);
    type_ = other.type_;
    phase_ = other.phase_;
    function_ = std::move(other.function_);
  }
  return *this;
}

void Listener::remove() {
  if (!function_) return;
  target_.call<void>("removeEventListener", val(type_), function_.value(), phase_ == Phase::Capture);
  function_.reset();
}

}  // namespace wasm::js
