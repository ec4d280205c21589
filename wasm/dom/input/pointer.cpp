#include "wasm/dom/input/pointer.hpp"

#include <string>

#include "wasm/dom/element.hpp"
#include "wasm/dom/input/target.hpp"
#include "wasm/dom/page/viewport.hpp"

namespace wasm::dom {

using js::val;

namespace {

ui::PointerKind kind(const val& event) {
  const std::string name = js::text(event, "pointerType");
  if (name == "touch") return ui::PointerKind::Touch;
  return name == "pen" ? ui::PointerKind::Pen : ui::PointerKind::Mouse;
}

ui::PointerButton button(const val& event) {
  const int number = js::integer(event, "button");
  if (number == 1) return ui::PointerButton::Middle;
  return number == 2 ? ui::PointerButton::Secondary : ui::PointerButton::Primary;
}

bool is_primary(const val& event) { return js::flag(event, "isPrimary"); }

// CSS pixels for a step of WheelEvent.deltaMode: pixels, lines or pages (UI Events §5.4.2).
double wheel_unit(int mode) {
  constexpr double kLine = 40;  // three lines a notch are 120 pixels, as where browsers count in pixels
  if (mode == 1) return kLine;
  return mode == 2 ? js::number(dom::window(), "innerHeight") : 1;
}

}  // namespace

ui::Vec2 pointer_place(const val& event) {
  return {static_cast<float>(js::number(event, "clientX")), static_cast<float>(js::number(event, "clientY"))};
}

Pointer::Pointer(Feed& feed) : feed_(feed) {
  const val root = dom::by_id("root");
  const val window = dom::window();
  on_down_ = js::Listener(root, "pointerdown", [this](const val& event) { pressed(event); });
  on_move_ = js::Listener(window, "pointermove", [this](const val& event) { moved(event); });
  on_up_ = js::Listener(window, "pointerup", [this](const val& event) { released(event); });
  on_cancel_ = js::Listener(window, "pointercancel", [this](const val& event) { left(event); });
  on_leave_ = js::Listener(dom::document()["documentElement"], "pointerleave", [this](const val& event) {
    if (!down_) left(event);
  });
  on_wheel_ = js::Listener(root, "wheel", [this](const val& event) { wheel(event); });
  on_select_ = js::Listener(root, "selectstart", [this](const val& event) {
    // A pull at the scroll bar, which is drawn, would select the text that it passes.
    if (down_ && !on_text_) event.call<void>("preventDefault");
  });
  on_key_ = js::Listener(window, "keydown", [this](const val&) { fed_ = false; }, js::Phase::Capture);
}

void Pointer::pressed(const val& event) {
  if (!is_primary(event)) return;
  down_ = true;
  fed_ = false;
  finger_ = kind(event) != ui::PointerKind::Mouse;
  on_text_ = has_own_menu(event["target"]);
  // A finger that stays opens the interface's menu and selects no text (web/app.css).
  dom::by_id("root")["classList"].call<void>("toggle", val("fingered"), finger_);
  feed_.input(ui::PointerPressed{.at = pointer_place(event), .kind = kind(event), .button = button(event)});
}

void Pointer::moved(const val& event) {
  if (is_primary(event)) feed_.input(ui::PointerMoved{.at = pointer_place(event), .kind = kind(event)});
}

void Pointer::released(const val& event) {
  if (!is_primary(event) || !down_) return;
  down_ = false;
  fed_ = true;
  feed_.input(ui::PointerReleased{.at = pointer_place(event), .kind = kind(event), .button = button(event)});
  feed_.frame_now();
}

void Pointer::left(const val& event) {
  if (!is_primary(event)) return;
  down_ = false;
  feed_.input(ui::PointerLeft{});
}

void Pointer::wheel(const val& event) {
  if (js::flag(event, "ctrlKey") || is_pinched()) return;  // zooms the page, or moves what is seen of it
  if (scrolls_itself(event["target"])) return;
  event.call<void>("preventDefault");
  const auto unit = static_cast<float>(wheel_unit(js::integer(event, "deltaMode")));
  ui::Vec2 pixels{static_cast<float>(js::number(event, "deltaX")) * unit,
                  static_cast<float>(js::number(event, "deltaY")) * unit};
  feed_.input(ui::WheelTurned{.at = pointer_place(event), .pixels = pixels});
}

}  // namespace wasm::dom
