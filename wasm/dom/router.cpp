#include "wasm/dom/router.hpp"

#include <utility>

#include "wasm/js/attempt.hpp"
#include "wasm/js/value.hpp"

namespace wasm::dom {

using js::val;

namespace {

constexpr std::string_view kFirstPlace = "#/";  // where one starts: the page's own address

// Refused when the history changes too often (Safari: 100 times in 30 s); the address bar then lags behind.
bool change(const char* method, std::string_view route) {
  const val location = js::window()["location"];
  const std::string url = js::text(location, "pathname") + js::text(location, "search") + std::string(route);
  return js::attempt(js::window()["history"], method, val::null(), val(""), js::string(url)).has_value();
}

}  // namespace

Router::Router(Feed& feed) : feed_(feed) {
  if (!js::text(js::window()["location"], "hash").empty()) change("replaceState", {});  // left by an earlier visit
  on_settled_ = js::Function([this](const val&) {
    if (!above_ && !leaving_ && !shown_.empty()) above_ = change("pushState", shown_);
  });
  on_pop_ = js::Listener(js::window(), "popstate", [this](const val&) { went_back(); });
}

void Router::show(std::string_view route) {
  if (route == kFirstPlace) route = {};
  if (route == shown_) return;
  shown_ = route;
  if (route.empty()) {
    if (!std::exchange(above_, false)) return;
    leaving_ = true;
    js::window()["history"].call<void>("back");
  } else if (above_ || leaving_) {
    change("replaceState", route);
  } else {
    above_ = change("pushState", route);
  }
}

void Router::went_back() {
  if (std::exchange(leaving_, false)) {
    // A place was opened while the browser went back.
    if (!shown_.empty()) above_ = change("pushState", shown_);
    return;
  }
  if (!std::exchange(above_, false)) return;
  feed_.input(ui::BackRequested{});
  feed_.frame_now();
  // What closes has left the picture by then; when only what lay on top closed, the place keeps its entry.
  constexpr int kSettled = 300;  // ms
  js::window().call<void>("setTimeout", on_settled_.value(), kSettled);
}

}  // namespace wasm::dom
