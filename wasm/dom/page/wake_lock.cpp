#include "wasm/dom/page/wake_lock.hpp"

#include <utility>

#include "wasm/dom/element.hpp"
#include "wasm/js/attempt.hpp"
#include "wasm/js/value.hpp"

namespace wasm::dom {

using js::val;

namespace {

void give_back(const val& lock) {
  if (const auto released = js::attempt(lock, "release")) js::Promise(*released, [](const js::Settled&) {}).detach();
}

}  // namespace

WakeLock::WakeLock()
    : lock_(val::null()), on_visible_(dom::document(), "visibilitychange", [this](const val&) { ask(); }) {}

void WakeLock::hold() {
  wanted_ = true;
  ask();
}

void WakeLock::release() {
  wanted_ = false;
  if (js::exists(lock_)) give_back(std::exchange(lock_, val::null()));
}

// Refused when the page is hidden or the battery low: it is asked for again when the page is next seen.
void WakeLock::ask() {
  const bool held = js::exists(lock_) && !js::flag(lock_, "released");
  const val locks = dom::window()["navigator"]["wakeLock"];
  if (!wanted_ || held || asked_ || !js::exists(locks)) return;
  const auto asked = js::attempt(locks, "request", val("screen"));
  if (!asked) return;
  asked_ = js::Promise(*asked, [this](const js::Settled& lock) {
    asked_ = {};
    if (!lock) return;
    if (wanted_)
      lock_ = *lock;
    else
      give_back(*lock);
  });
}

}  // namespace wasm::dom
