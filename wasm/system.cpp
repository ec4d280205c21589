#include "wasm/system.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include <emscripten/console.h>
#include <emscripten/emscripten.h>
#include <emscripten/eventloop.h>
#include <emscripten/html5.h>
#include <emscripten/val.h>
#include <unistd.h>

namespace wasm {
namespace {

// setTimeout() holds its delay in 32 bits and fires at once above that; a longer wait is made of shorter ones.
constexpr protocol::Duration kLongestTimeout = std::chrono::hours(1);

BrowserTimer* page_timer = nullptr;

protocol::Time monotonic_now() {
  return protocol::Time(protocol::Duration(static_cast<protocol::Duration::rep>(emscripten_performance_now())));
}

}  // namespace

protocol::Time BrowserClock::now() const { return monotonic_now(); }

protocol::Timestamp BrowserClock::wall() const {
  return protocol::Timestamp(std::chrono::milliseconds(std::llround(emscripten_date_now())));
}

std::array<std::byte, 32> BrowserRandom::bytes() {
  std::array<std::byte, 32> bytes{};
  if (getentropy(bytes.data(), bytes.size()) != 0) std::abort();  // keys made of nothing would be worse than no page
  return bytes;
}

BrowserTimer::BrowserTimer() {
  assert(page_timer == nullptr);
  page_timer = this;
}

BrowserTimer::~BrowserTimer() {
  disarm();
  page_timer = nullptr;
}

void BrowserTimer::wake_at(std::optional<protocol::Time> time) {
  if (time == target_) return;
  disarm();
  target_ = time;
  if (target_) arm();
}

void BrowserTimer::arm() {
  const auto wait = std::clamp(*target_ - monotonic_now(), protocol::Duration::zero(), kLongestTimeout);
  timeout_ = emscripten_set_timeout(&BrowserTimer::fired, static_cast<double>(wait.count()), nullptr);
}

void BrowserTimer::disarm() {
  if (target_) emscripten_clear_timeout(timeout_);
  target_.reset();
}

// Browsers that coarsen their clocks may fire a little early (https://bugzilla.mozilla.org/show_bug.cgi?id=1443943), and a long
// wait is made of several: wait on where the time has not come.
void BrowserTimer::fired(void*) {
  if (page_timer == nullptr || !page_timer->target_) return;
  if (monotonic_now() < *page_timer->target_) {
    page_timer->arm();
    return;
  }
  page_timer->target_.reset();
  if (page_timer->due_) page_timer->due_();
}

void ConsoleLog::warn(std::string_view line) { emscripten_console_warn(std::string(line).c_str()); }

shell::ports::Location page_location() {
  const auto window = emscripten::val::global("window");
  const auto location = window["location"];
  return {.origin = location["origin"].as<std::string>(),
          .host = location["hostname"].as<std::string>(),
          .secure = window["isSecureContext"].as<bool>()};
}

}  // namespace wasm
