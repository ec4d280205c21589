#pragma once

#include <functional>

#include <emscripten/val.h>

// C++ code that JavaScript can call. JavaScript holds an integer, never a pointer: a function that is called after its owner
// has gone finds an empty place and does nothing.
namespace wasm::js {

using emscripten::val;

class Function {
 public:
  // Called with the first argument that JavaScript passes, or undefined.
  using Body = std::function<void(val)>;

  Function() = default;
  explicit Function(Body body);
  ~Function();
  Function(Function&& other) noexcept;
  Function& operator=(Function&& other) noexcept;

  // The JavaScript function; undefined for an empty one.
  [[nodiscard]] const val& value() const { return value_; }
  explicit operator bool() const { return handle_ != 0; }
  // From now on the JavaScript function does nothing. Safe from within its own body.
  void reset();

 private:
  int handle_ = 0;
  val value_;
};

}  // namespace wasm::js
