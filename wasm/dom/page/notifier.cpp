#include "wasm/dom/page/notifier.hpp"

#include <utility>

#include "wasm/dom/element.hpp"
#include "wasm/js/attempt.hpp"
#include "wasm/js/promise.hpp"
#include "wasm/js/value.hpp"

namespace wasm::dom {

using js::val;

namespace {

val notification_type() { return dom::window()["Notification"]; }

}  // namespace

void Notifier::set_unread(unsigned count) {
  head_.set_unread(count);
  const val navigator = dom::window()["navigator"];
  if (!js::exists(navigator["setAppBadge"])) return;
  // Only installed pages have a badge to set; elsewhere it is refused.
  if (const auto set = js::attempt(navigator, "setAppBadge", count))
    js::Promise(*set, [](const js::Settled&) {}).detach();
}

void Notifier::notify(const shell::ports::Notification& notification) {
  const val type = notification_type();
  if (!js::exists(type) || js::text(type, "permission") != "granted") return;
  val options = val::object();
  options.set("tag", js::string(notification.tag));
  options.set("body", js::string(notification.text));
  options.set("icon", dom::document().call<val>("querySelector", val("link[rel=icon]"))["href"]);
  // Chrome for Android knows notifications of service workers only, and throws here.
  const auto made = js::attempt_new(type, js::string(notification.title), options);
  if (!made) return;
  js::Listener on_click(
      *made, "click", [this, tag = notification.tag, place = notification.place](const val&) { clicked(tag, place); });
  shown_.insert_or_assign(notification.tag, Shown{.notification = *made, .on_click = std::move(on_click)});
}

// By value: with the notification goes what was bound to its click.
void Notifier::clicked(std::string tag, std::string place) {
  dom::window().call<void>("focus");
  withdraw(tag);
  if (place.empty()) return;
  feed_.input(ui::PlaceRequested{.route = std::move(place)});
  feed_.frame_now();
}

void Notifier::withdraw(const std::string& tag) {
  const auto node = shown_.extract(tag);
  if (node) node.mapped().notification.call<void>("close");
}

void Notifier::ask_permission() {
  const val type = notification_type();
  if (!js::exists(type) || js::text(type, "permission") != "default") return;
  js::Promise(type.call<val>("requestPermission"), [](const js::Settled&) {}).detach();
}

}  // namespace wasm::dom
