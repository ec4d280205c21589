#include "ui/widget/interaction.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <utility>

#include "ui/widget/layout.hpp"

namespace ui::widget {
namespace {

constexpr float kSlop = 8;  // CSS pixels that a finger may move and still tap

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};

}  // namespace

void Interaction::handle(const Input& input) {
  std::visit(Overloaded{
                 [&](const PointerMoved& event) { moved(event); },
                 [&](const PointerPressed& event) { pressed(event); },
                 [&](const PointerReleased& event) { released(event); },
                 [&](const PointerLeft&) { cancel(); },
                 [&](const WheelTurned& event) {
                   if (const Region* target = scrolling(event.at)) scroll_input(target->id).pixels += event.pixels.y;
                 },
                 [&](const KeyPressed& event) {
                   keys_.push_back(event);
                   focus_visible_ = true;
                 },
                 [&](const NodeActivated& event) { activated_.push_back(event.id); },
                 [&](const NodeFocused& event) {
                   if (event.id == focus_) return;  // the mirror's answer to move_focus()
                   focus_ = event.id;
                   focus_visible_ = !down_;  // as :focus-visible: a click does not show a ring
                 },
                 [&](const FieldFocused& event) {
                   if (!event.key.empty()) focus_ = {};
                 },
                 [&](const BackRequested&) { ++backs_; },
                 [](const auto&) {},
             },
             input);
}

void Interaction::moved(const PointerMoved& event) {
  const Vec2 step{event.at.x - at_.x, event.at.y - at_.y};
  at_ = event.at;
  if (event.kind == PointerKind::Mouse) mouse_ = event.at;
  if (!down_ || touched_scroll_ == semantics::NodeId{}) return;
  if (!dragging_) {
    const float far = std::hypot(at_.x - pressed_at_.x, at_.y - pressed_at_.y);
    if (far <= kSlop) return;
    dragging_ = true;
    pressed_ = {};
  }
  ScrollInput& scroll = scroll_input(touched_scroll_);
  scroll.pixels -= step.y;
  scroll.dragging = true;
}

void Interaction::pressed(const PointerPressed& event) {
  at_ = pressed_at_ = event.at;
  mouse_ = event.kind == PointerKind::Mouse ? std::optional(event.at) : std::nullopt;
  focus_visible_ = false;
  if (event.button != PointerButton::Primary) return;
  down_ = true;
  dragging_ = false;
  const Region* target = hit(event.at);
  pressed_ = target != nullptr ? target->id : semantics::NodeId{};
  touched_scroll_ = {};
  if (event.kind == PointerKind::Mouse) return;
  if (const Region* scroller = scrolling(event.at)) {
    touched_scroll_ = scroller->id;
    scroll_input(scroller->id).held = true;
  }
}

void Interaction::released(const PointerReleased& event) {
  at_ = event.at;
  if (event.button != PointerButton::Primary || !down_) return;
  const Region* target = hit(event.at);
  const bool on_target = target != nullptr && target->id == pressed_ && target->take == Take::Click;
  if (on_target && !dragging_) activated_.push_back(pressed_);
  if (dragging_) scroll_input(touched_scroll_).released = true;
  down_ = dragging_ = false;
  pressed_ = touched_scroll_ = {};
}

void Interaction::cancel() {
  if (dragging_) scroll_input(touched_scroll_).released = true;
  mouse_.reset();
  down_ = dragging_ = false;
  pressed_ = touched_scroll_ = {};
}

void Interaction::begin_frame() {
  building_.clear();
  moved_focus_.reset();
  hovered_ = pointed_at();
}

Response Interaction::region(semantics::NodeId id, const Rect& visible, Take take) {
  if (!empty(visible)) building_.push_back({id, visible, take});
  Response response;
  const auto found = std::ranges::find(activated_, id);
  if (found != activated_.end() && take == Take::Click) {
    std::erase(activated_, id);
    response.clicked = true;
  }
  response.hovered = hovered_ == id && (!down_ || pressed_ == id);
  response.pressed = down_ && pressed_ == id;
  response.focused = shows_focus(id);
  return response;
}

ScrollInput Interaction::scroll(semantics::NodeId id) const {
  const auto found = std::ranges::find(scrolls_, id, &std::pair<semantics::NodeId, ScrollInput>::first);
  ScrollInput result = found == scrolls_.end() ? ScrollInput{} : found->second;
  result.dragging = result.dragging || (dragging_ && touched_scroll_ == id);
  return result;
}

std::optional<Vec2> Interaction::drag(semantics::NodeId id) const {
  if (!down_ || pressed_ != id) return std::nullopt;
  return Vec2{at_.x - pressed_at_.x, at_.y - pressed_at_.y};
}

bool Interaction::take(Key key) {
  const auto found = std::ranges::find(keys_, key, &KeyPressed::key);
  if (found == keys_.end()) return false;
  keys_.erase(found);
  return true;
}

bool Interaction::take_back() {
  if (backs_ == 0) return false;
  --backs_;
  return true;
}

bool Interaction::end_frame() {
  regions_.swap(building_);
  activated_.clear();
  scrolls_.clear();
  keys_.clear();
  backs_ = 0;
  return pointed_at() != hovered_;
}

void Interaction::move_focus(semantics::NodeId id) {
  focus_ = id;
  moved_focus_ = id;
}

const Interaction::Region* Interaction::hit(Vec2 at) const {
  for (const Region& region : regions_ | std::views::reverse) {
    if (region.take != Take::Scroll && contains(region.rect, at)) return region.take == Take::Block ? nullptr : &region;
  }
  return nullptr;
}

const Interaction::Region* Interaction::scrolling(Vec2 at) const {
  for (const Region& region : regions_ | std::views::reverse) {
    if (!contains(region.rect, at)) continue;
    if (region.take == Take::Scroll) return &region;
    if (region.take == Take::Block) return nullptr;
  }
  return nullptr;
}

semantics::NodeId Interaction::pointed_at() const {
  if (!mouse_) return {};
  const Region* target = hit(*mouse_);
  return target != nullptr ? target->id : semantics::NodeId{};
}

ScrollInput& Interaction::scroll_input(semantics::NodeId id) {
  const auto found = std::ranges::find(scrolls_, id, &std::pair<semantics::NodeId, ScrollInput>::first);
  return found != scrolls_.end() ? found->second : scrolls_.emplace_back(id, ScrollInput{}).second;
}

}  // namespace ui::widget
