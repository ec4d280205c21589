#include "wasm/dom/page/video_host.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "wasm/dom/element.hpp"
#include "wasm/dom/geometry.hpp"
#include "wasm/js/css.hpp"

namespace wasm::dom {

using js::val;

namespace {

std::string style(const ui::VideoPlacement& placement, std::size_t layer) {
  std::string css = dom::placement(placement.rect, {}) + ";clip-path:inset(0 round " + js::px(placement.radius) + ")";
  css += ";z-index:" + std::to_string(layer);
  css += placement.cover ? ";object-fit:cover" : ";object-fit:contain";
  if (placement.mirrored) css += ";transform:scaleX(-1)";
  return css;
}

val element_for(const val& track) {
  val tracks = val::array();
  tracks.call<void>("push", track);
  const val element = create("video");
  js::set(element, "muted", true);
  js::set(element, "autoplay", true);
  js::set(element, "playsInline", true);
  js::set(element, "hidden", true);
  js::set(element, "srcObject", val::global("MediaStream").new_(tracks));
  return element;
}

}  // namespace

VideoHost::Picture::~Picture() {
  if (host_ != nullptr) host_->remove(id_);
}

VideoHost::Picture::Picture(Picture&& other) noexcept
    : host_(std::exchange(other.host_, nullptr)), id_(std::exchange(other.id_, {})) {}

VideoHost::Picture& VideoHost::Picture::operator=(Picture&& other) noexcept {
  std::swap(host_, other.host_);
  std::swap(id_, other.id_);
  return *this;
}

VideoHost::VideoHost() : host_(by_id("videos")) {}

VideoHost::Picture VideoHost::show(const val& track) {
  const ui::VideoId id{++last_id_};
  const val element = element_for(track);
  screens_[id].element = element;
  append(host_, element);
  // Not every browser begins by itself. Rejected when the element goes before it could.
  js::Promise(element.call<val>("play"), [](const js::Settled&) {}).detach();
  return {*this, id};
}

void VideoHost::place(std::span<const ui::VideoPlacement> placements) {
  for (auto& [id, screen] : screens_) place(id, screen, placements);
}

void VideoHost::place(ui::VideoId id, Screen& screen, std::span<const ui::VideoPlacement> placements) {
  const auto found = std::ranges::find(placements, id, &ui::VideoPlacement::video);
  const bool shown = found != placements.end();
  if (shown != screen.shown) js::set(screen.element, "hidden", !shown);
  const auto layer = static_cast<std::size_t>(found - placements.begin());
  if (shown && (!screen.shown || screen.placement != *found || screen.layer != layer)) {
    screen.placement = *found;
    screen.layer = layer;
    set_style(screen.element, style(screen.placement, layer));
  }
  screen.shown = shown;
}

void VideoHost::remove(ui::VideoId id) {
  const auto found = screens_.find(id);
  js::set(found->second.element, "srcObject", val::null());
  found->second.element.call<void>("remove");
  screens_.erase(found);
}

}  // namespace wasm::dom
