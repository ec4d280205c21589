#include "wasm/js/function.hpp"

#include <cassert>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <emscripten/em_js.h>
#include <emscripten/emscripten.h>

// clang-format off
EM_JS_DEPS(parley_function, "$Emval");
EM_JS(emscripten::EM_VAL, parley_function, (int handle), {
  return Emval.toHandle((argument) => _parley_call(handle, Emval.toHandle(argument)));
});
// clang-format on

namespace wasm::js {
namespace {

// A handle is a place in the table and how often the place was used before, so that a late call of an old function does not
// reach the new owner of its place.
constexpr int kPlaceBits = 14;
constexpr int kPlaceMask = (1 << kPlaceBits) - 1;
constexpr int kUseMask = (1 << (30 - kPlaceBits)) - 1;

struct Place {
  int use = 0;
  std::shared_ptr<Function::Body> body;
};

std::vector<Place>& places() {
  static std::vector<Place> table(1);  // place 0 stays empty: handle 0 is none
  return table;
}

std::vector<int>& free_places() {
  static std::vector<int> table;
  return table;
}

int keep(Function::Body body) {
  int place = 0;
  if (free_places().empty()) {
    place = static_cast<int>(places().size());
    assert(place <= kPlaceMask);
    places().emplace_back();
  } else {
    place = free_places().back();
    free_places().pop_back();
  }
  Place& entry = places()[static_cast<std::size_t>(place)];
  entry.body = std::make_shared<Function::Body>(std::move(body));
  return (entry.use << kPlaceBits) | place;
}

Place* find(int handle) {
  Place& entry = places()[static_cast<std::size_t>(handle & kPlaceMask)];
  return entry.body && entry.use == handle >> kPlaceBits ? &entry : nullptr;
}

void forget(int handle) {
  Place* entry = find(handle);
  if (!entry) return;
  // The body may be what keeps the caller alive: let go of it only when the table is consistent again.
  const std::shared_ptr<Function::Body> body = std::move(entry->body);
  entry->body = nullptr;
  entry->use = (entry->use + 1) & kUseMask;
  free_places().push_back(handle & kPlaceMask);
}

}  // namespace

Function::Function(Body body) : handle_(keep(std::move(body))), value_(val::take_ownership(parley_function(handle_))) {}

Function::~Function() { reset(); }

Function::Function(Function&& other) noexcept
    : handle_(std::exchange(other.handle_, 0)), value_(std::exchange(other.value_, val::undefined())) {}

Function& Function::operator=(Function&& other) noexcept {
  if (this != &other) {
    reset();
    handle_ = std::exchange(other.handle_, 0);
    value_ = std::exchange(other.value_, val::undefined());
  }
  return *this;
}

void Function::reset() {
  if (handle_ == 0) return;
  forget(std::exchange(handle_, 0));
  value_ = val::undefined();
}

}  // namespace wasm::js

extern "C" EMSCRIPTEN_KEEPALIVE void parley_call(int handle, emscripten::EM_VAL argument) {
  emscripten::val value = emscripten::val::take_ownership(argument);
  const wasm::js::Place* entry = wasm::js::find(handle);
  if (!entry) return;
  const auto body = entry->body;  // the body may drop its own function, or make the table grow
  (*body)(std::move(value));
}
