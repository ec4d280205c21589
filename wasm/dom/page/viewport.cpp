#include "wasm/dom/page/viewport.hpp"

#include <algorithm>
#include <cmath>

#include "wasm/dom/element.hpp"
#include "wasm/js/attempt.hpp"

namespace wasm::dom {

using js::val;

namespace {

float pixels_of(const val& style, const char* property) {
  return val::global("parseFloat")(style[property]).as<float>();
}

bool same(const ui::ViewportChanged& a, const ui::ViewportChanged& b) {
  return a.size == b.size && a.density == b.density && a.safe_area == b.safe_area && a.text_scale == b.text_scale;
}

}  // namespace

bool is_pinched() { return js::number(dom::window()["visualViewport"], "scale") > 1.01; }

Viewport::Viewport(Feed& feed, const val& canvas) : feed_(feed), canvas_(canvas), probe_(dom::by_id("probe")) {
  on_measured_ = js::Function([this](const val& entries) { measured(entries); });
  observer_ = val::global("ResizeObserver").new_(on_measured_.value());
  // Device pixels exactly, also where a CSS pixel is no whole number of them. Safari does not know this box and throws.
  val options = val::object();
  options.set("box", val("device-pixel-content-box"));
  if (!js::attempt(observer_, "observe", canvas_, options)) observer_.call<void>("observe", canvas_);
  observer_.call<void>("observe", probe_);
  on_resize_ = js::Listener(dom::window(), "resize", [this](const val&) { update(); });
  const val visual = dom::window()["visualViewport"];
  on_visual_resize_ = js::Listener(visual, "resize", [this](const val&) { update(); });
  watch_density();
  on_visual_scroll_ = js::Listener(visual, "scroll", [this](const val&) { update(); });
}

// Another screen may differ in nothing but density: then no box changes, and not every browser tells of its device pixels.
void Viewport::watch_density() {
  const val density = dom::window()["devicePixelRatio"];
  const val query = val("(resolution:").call<val>("concat", density, val("dppx)"));
  on_density_ = js::Listener(dom::window().call<val>("matchMedia", query), "change", [this](const val&) {
    watch_density();
    update();
  });
}

void Viewport::check_density() {
  if (static_cast<float>(js::number(dom::window(), "devicePixelRatio")) != now_.density) update();
}

Viewport::~Viewport() { observer_.call<void>("disconnect"); }

void Viewport::start() {
  started_ = true;
  const val box = canvas_.call<val>("getBoundingClientRect");
  layout_ = {static_cast<float>(js::number(box, "width")), static_cast<float>(js::number(box, "height"))};
  now_ = {};
  update();
}

void Viewport::measured(const val& entries) {
  for (int i = 0, count = js::integer(entries, "length"); i < count; ++i) {
    const val entry = entries[i];
    if (!entry["target"].strictlyEquals(canvas_)) continue;
    const val box = entry["contentRect"];
    layout_ = {static_cast<float>(js::number(box, "width")), static_cast<float>(js::number(box, "height"))};
    const val exact = entry["devicePixelContentBoxSize"];
    if (js::exists(exact)) pixels_ = {js::integer(exact[0], "inlineSize"), js::integer(exact[0], "blockSize")};
  }
  if (!started_) return;
  update();
  // Before the browser paints: the picture never lies stretched on the resized canvas.
  feed_.frame_now();
}

void Viewport::update() {
  if (!started_) return;
  const val window = dom::window();
  ui::ViewportChanged next{.size = layout_, .density = static_cast<float>(js::number(window, "devicePixelRatio"))};
  const val visual = window["visualViewport"];
  // Zoomed with the fingers, the layout stays, and one finger moves over it (web/app.css).
  dom::document()["documentElement"]["classList"].call<void>("toggle", val("pinched"), is_pinched());
  if (!is_pinched()) {
    next.size.y = std::min(next.size.y, static_cast<float>(js::number(visual, "height")));
    // iOS moves the page up to show a field above the keyboard; the interface has made room for it already.
    if (js::number(visual, "offsetTop") > 0) window.call<void>("scrollTo", 0, 0);
  }
  const val style = window.call<val>("getComputedStyle", probe_);
  next.safe_area = {.top = pixels_of(style, "paddingTop"),
                    .right = pixels_of(style, "paddingRight"),
                    .bottom = pixels_of(style, "paddingBottom"),
                    .left = pixels_of(style, "paddingLeft")};
  constexpr float kUsualFontSize = 16;
  next.text_scale = pixels_of(style, "fontSize") / kUsualFontSize;
  const Pixels rounded{static_cast<int>(std::lround(layout_.x * next.density)),
                       static_cast<int>(std::lround(layout_.y * next.density))};
  // The observer's word is exact but may be of before the density changed.
  if (std::abs(pixels_.width - rounded.width) > 1 || std::abs(pixels_.height - rounded.height) > 1) pixels_ = rounded;
  if (same(now_, next)) return;
  now_ = next;
  feed_.input(next);
}

}  // namespace wasm::dom
