#include "wasm/dom/page/router.hpp"

#include <utility>

#include "wasm/dom/element.hpp"
#include "wasm/js/attempt.hpp"
#include "wasm/js/value.hpp"

namespace wasm::dom {

using js::val;

namespace {

constexpr std::string_view kFirstPlace = "#/";  // where one starts: the page's own address
constexpr int kAbove = 1;                       // history.state of an entry that has the first place below it

val history() { return dom::window()["history"]; }

// Refused when the history changes too often (Safari: 100 times in 30 s); the address bar then lags behind.
bool change(const char* method, std::string_view route) {
  const val location = dom::window()["location"];
  const std::string url = js::text(location, "pathname") + js::text(location, "search") +
                          js::text(val::global("encodeURI")(js::string(route)));
  return js::attempt(history(), method, route.empty() ? val::null() : val(kAbove), val(""), js::string(url))
      .has_value();
}

// What the address bar names; empty: the first place.
std::string named_place() {
  const val hash = dom::window()["location"]["hash"];
  const js::Attempt decoded = js::attempt(dom::window(), "decodeURIComponent", hash);
  std::string place = js::text(decoded ? *decoded : hash);  // as it stands, when somebody wrote a lone percent sign
  if (place == kFirstPlace) place.clear();
  return place;
}

}  // namespace

Router::Router(Feed& feed) : feed_(feed) {
  on_settled_ = js::Function([this](const val&) {
    if (!above_ && !leaving_ && !shown_.empty()) above_ = change("pushState", shown_);
  });
  on_pop_ = js::Listener(dom::window(), "popstate", [this](const val&) { travelled(); });
}

void Router::start() {
  std::string place = named_place();
  if (place.empty()) return;
  const bool reloaded = history()["state"].strictlyEquals(val(kAbove));
  if (!reloaded) {
    change("replaceState", {});
    change("pushState", place);
  }
  above_ = true;
  shown_ = std::move(place);
  feed_.input(ui::PlaceRequested{.route = shown_});
}

void Router::show(std::string_view route) {
  if (route == kFirstPlace) route = {};
  if (route == shown_) return;
  shown_ = route;
  if (route.empty()) {
    if (std::exchange(above_, false)) leave();
  } else if (above_ || leaving_) {
    change("replaceState", route);
  } else {
    above_ = change("pushState", route);
  }
}

void Router::leave() {
  leaving_ = true;
  history().call<void>("back");
}

void Router::travelled() {
  std::string place = named_place();
  if (std::exchange(leaving_, false)) {
    // A place was opened while the browser went back, or there are more of them on the way down.
    if (!shown_.empty())
      above_ = change(place.empty() ? "pushState" : "replaceState", shown_);
    else if (!place.empty())
      leave();
  } else if (!place.empty()) {
    go_to(std::move(place));
  } else if (std::exchange(above_, false)) {
    go_back();
  }
}

void Router::go_to(std::string place) {
  above_ = true;
  if (place == shown_) return;
  shown_ = std::move(place);
  change("replaceState", shown_);  // marked as above, also when it was typed
  feed_.input(ui::PlaceRequested{.route = shown_});
  feed_.frame_now();
}

void Router::go_back() {
  feed_.input(ui::BackRequested{});
  feed_.frame_now();
  // What closes has left the picture by then; when only what lay on top closed, the place keeps its entry.
  constexpr int kSettled = 300;  // ms
  dom::window().call<void>("setTimeout", on_settled_.value(), kSettled);
}

}  // namespace wasm::dom
