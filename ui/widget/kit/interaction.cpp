#include "ui/widget/kit/interaction.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <utility>

#include "ui/widget/kit/layout.hpp"

namespace ui::widget {
namespace {

constexpr float kSlop = 8;         // CSS pixels that a finger may move and still tap
constexpr float kSideways = 1.5F;  // a drag that is so much wider than high goes to the side
constexpr Moment kLongPress{450};

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
                   if (const Region* target = dragged(event.at, Take::Scroll))
                     scroll_input(target->id).pixels += event.pixels.y;
                 },
                 [&](const KeyPressed& event) {
                   keys_.push_back(event);
                   focus_visible_ = disregarded_ = true;
                 },
                 [&](const NodeActivated& event) { activated_.push_back(event.id); },
                 [&](const NodeFocused& event) {
                   const bool gone = event.id == semantics::NodeId{};  // on the way to another, or for good
                   const bool asked_for = !gone && std::exchange(asked_focus_, {}) == event.id;
                   if (event.id == focus_) return;
                   focus_ = event.id;
                   // As :focus-visible: a click does not show a ring, nor does what comes of one.
                   if (!gone && !asked_for) focus_visible_ = !down_;
                 },
                 [&](const FieldFocused& event) {
                   if (!event.key.empty()) focus_ = {};
                 },
                 [&](const BackRequested&) { ++backs_; },
                 [&](const MenuRequested& event) { ask_menu(event); },
                 [](const auto&) {},
             },
             input);
}

void Interaction::moved(const PointerMoved& event) {
  const Vec2 step{event.at.x - at_.x, event.at.y - at_.y};
  at_ = event.at;
  if (event.kind == PointerKind::Mouse) mouse_ = event.at;
  if (!down_ || !finger_) return;
  if (gesture_ == Gesture::None) begin_gesture();
  if (gesture_ != Gesture::Scroll) return;
  ScrollInput& scroll = scroll_input(touched_scroll_);
  scroll.pixels -= step.y;
  scroll.dragging = true;
}

void Interaction::begin_gesture() {
  const float x = at_.x - pressed_at_.x;
  const float y = at_.y - pressed_at_.y;
  if (std::hypot(x, y) <= kSlop) return;
  may_stay_ = false;
  stays_since_.reset();
  if (touched_swipe_ != semantics::NodeId{} && x > std::abs(y) * kSideways)
    gesture_ = Gesture::Swipe;
  else if (touched_scroll_ != semantics::NodeId{})
    gesture_ = Gesture::Scroll;
  if (gesture_ != Gesture::None) pressed_ = {};
}

void Interaction::pressed(const PointerPressed& event) {
  at_ = pressed_at_ = event.at;
  mouse_ = event.kind == PointerKind::Mouse ? std::optional(event.at) : std::nullopt;
  focus_visible_ = false;
  disregarded_ = true;
  if (event.button != PointerButton::Primary) return;
  let_go();
  down_ = true;
  finger_ = event.kind != PointerKind::Mouse;
  const Region* target = hit(event.at);
  pressed_ = target != nullptr ? target->id : semantics::NodeId{};
  if (!finger_) return;
  may_stay_ = !menus_at(event.at).empty();
  if (const Region* scroller = dragged(event.at, Take::Scroll)) {
    touched_scroll_ = scroller->id;
    scroll_input(scroller->id).held = true;
  }
  if (const Region* swiper = dragged(event.at, Take::Swipe)) touched_swipe_ = swiper->id;
}

void Interaction::released(const PointerReleased& event) {
  at_ = event.at;
  if (event.button != PointerButton::Primary || !down_) return;
  const Region* target = hit(event.at);
  const bool on_target = target != nullptr && target->id == pressed_ && target->take == Take::Click;
  if (on_target && gesture_ == Gesture::None) activated_.push_back(pressed_);
  if (gesture_ == Gesture::Swipe) swiped_ = {touched_swipe_, {at_.x - pressed_at_.x, true}};
  let_go();
}

void Interaction::cancel() {
  mouse_.reset();
  if (gesture_ == Gesture::Swipe) swiped_ = {touched_swipe_, {0, true}};
  let_go();
}

void Interaction::let_go() {
  if (gesture_ == Gesture::Scroll) scroll_input(touched_scroll_).released = true;
  down_ = finger_ = may_stay_ = stayed_ = false;
  gesture_ = Gesture::None;
  pressed_ = touched_scroll_ = touched_swipe_ = {};
  stays_since_.reset();
}

void Interaction::begin_frame(Moment now) {
  building_.clear();
  moved_focus_.reset();
  hovered_ = pointed_at();
  watch_press(now);
  watch_attention(now);
}

// A press begins with the frame that shows it, within 16 ms of its event.
void Interaction::watch_press(Moment now) {
  if (!may_stay_) return;
  if (!stays_since_) {
    stays_since_ = now;
  } else if (!stayed_ && now - *stays_since_ >= kLongPress) {
    menu_ = {menus_at(pressed_at_), {at_}};
    stayed_ = true;
  }
}

void Interaction::watch_attention(Moment now) {
  const bool by_keyboard = hovered_ == semantics::NodeId{} && focus_visible_;
  const semantics::NodeId attended = by_keyboard ? focus_ : hovered_;
  if (attended == attended_) return;
  attended_ = attended;
  attended_since_ = now;
  disregarded_ = false;
}

std::optional<Moment> Interaction::attended(semantics::NodeId id) const {
  if (id != attended_ || disregarded_ || down_) return std::nullopt;
  return attended_since_;
}

std::optional<Moment> Interaction::due() const {
  if (!stays_since_ || stayed_) return std::nullopt;
  return *stays_since_ + kLongPress;
}

void Interaction::ask_menu(const MenuRequested& event) {
  menu_ = event.at ? Menu{menus_at(*event.at), {event.at}} : Menu{{event.id}, {}};
}

std::optional<MenuCall> Interaction::take_menu(semantics::NodeId id) {
  if (!menu_ || !std::ranges::contains(menu_->ids, id)) return std::nullopt;
  if (finger_) pressed_ = touched_scroll_ = touched_swipe_ = {};
  return std::exchange(menu_, std::nullopt)->call;
}

std::optional<SwipeInput> Interaction::swipe(semantics::NodeId id) const {
  if (gesture_ == Gesture::Swipe && touched_swipe_ == id) return SwipeInput{at_.x - pressed_at_.x, false};
  return swiped_ && swiped_->first == id ? std::optional(swiped_->second) : std::nullopt;
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
  result.dragging = result.dragging || (gesture_ == Gesture::Scroll && touched_scroll_ == id);
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
  swiped_.reset();
  menu_.reset();
  backs_ = 0;
  return pointed_at() != hovered_;
}

void Interaction::move_focus(semantics::NodeId id) {
  focus_ = asked_focus_ = id;
  moved_focus_ = id;
}

const Interaction::Region* Interaction::hit(Vec2 at) const {
  for (const Region& region : regions_ | std::views::reverse) {
    const bool taken = region.take == Take::Click || region.take == Take::Drag || region.take == Take::Block;
    if (!taken || !contains(region.rect, at)) continue;
    return region.take == Take::Block ? nullptr : &region;
  }
  return nullptr;
}

// The uppermost region that takes drags in that way.
const Interaction::Region* Interaction::dragged(Vec2 at, Take take) const {
  for (const Region& region : regions_ | std::views::reverse) {
    if (!contains(region.rect, at)) continue;
    if (region.take == take) return &region;
    if (region.take == Take::Block) return nullptr;
  }
  return nullptr;
}

// Uppermost first.
std::vector<semantics::NodeId> Interaction::menus_at(Vec2 at) const {
  std::vector<semantics::NodeId> ids;
  for (const Region& region : regions_ | std::views::reverse) {
    if (!contains(region.rect, at)) continue;
    if (region.take == Take::Block) break;
    if (region.take == Take::Click || region.take == Take::Menu) ids.push_back(region.id);
  }
  return ids;
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
