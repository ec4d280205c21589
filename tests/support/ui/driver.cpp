#include "tests/support/ui/driver.hpp"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

namespace support::ui {
namespace {

using namespace ::ui;
using semantics::Node;
using semantics::NodeId;
using semantics::Role;

Vec2 middle(const Rect& rect) { return {rect.x + (rect.width / 2), rect.y + (rect.height / 2)}; }

// What a renderer does with Dear ImGui's textures.
void take_textures(ImDrawData* draw) {
  for (ImTextureData* texture : *draw->Textures) {
    if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
    if (texture->Status == ImTextureStatus_WantDestroy) texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(texture->Status == ImTextureStatus_WantDestroy ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
  }
}

}  // namespace

Driver::Driver(float width, float height) : interface_(shaper, glyphs, calendar, nullptr, &emoji) {
  resize(width, height);
}

void Driver::resize(float width, float height) {
  interface_.input(ViewportChanged{.size = {width, height}, .density = 1, .safe_area = {}, .text_scale = 1});
}

const Frame& Driver::frame() {
  frame_ = interface_.frame(state, now);
  ++frames;
  present();
  return frame_;
}

const Frame& Driver::settle() {
  constexpr int kMost = 200;
  for (int i = 0; i < kMost; ++i) {
    frame();
    if (!frame_.next || *frame_.next > now) return frame_;
    now += Moment{16};
  }
  FAIL("the interface never comes to rest");
  return frame_;
}

void Driver::pass(Moment time) {
  const Moment until = now + time;
  while (frame_.next && *frame_.next <= until) {
    now = std::max(*frame_.next, now + Moment{16});
    frame();
  }
  now = until;
}

void Driver::present() {
  take_textures(frame_.draw);
  for (const semantics::Change& change : frame_.semantics) apply(change);
  changes += static_cast<int>(frame_.semantics.size());
  for (const auto& action : frame_.actions) actions.push_back(action);
  std::map<std::string, std::string, std::less<>> kept;
  fields_.assign(frame_.fields.begin(), frame_.fields.end());
  for (const text::Field& placed : fields_) {
    kept[placed.key] = placed.write ? *placed.write : value(placed.key);
    if (placed.insert) type_into(placed);
    if (placed.focus) {
      focused_field_ = placed.key;
      interface_.input(FieldFocused{placed.key});
    }
  }
  if (typed_) kept[typed_->first] = typed_->second;
  typed_.reset();
  values_ = std::move(kept);
  if (!values_.contains(focused_field_)) focused_field_.clear();
  if (frame_.focus) {
    CHECK(mirror_.contains(*frame_.focus));
    focus_ = *frame_.focus;
    focused_field_.clear();
    interface_.input(FieldFocused{});
    interface_.input(NodeFocused{focus_});
  }
}

void Driver::type_into(const text::Field& placed) {
  const text::Insertion& insertion = *placed.insert;
  std::string text = value(placed.key);
  REQUIRE(insertion.end <= text.size());
  text.replace(insertion.begin, insertion.end - insertion.begin, insertion.text);
  typed_ = std::pair(placed.key, text);
  focused_field_ = placed.key;
  interface_.input(FieldFocused{placed.key});
  interface_.input(FieldChanged{placed.key, text, insertion.begin + insertion.text.size()});
}

void Driver::apply(const semantics::Change& change) {
  if (const auto* whole = std::get_if<Node>(&change)) {
    if (whole->parent != NodeId{} && !mirror_.contains(whole->parent))
      wrong_ = "a node came before its parent: " + whole->name;
    mirror_[whole->id] = *whole;
  } else if (const auto* removed = std::get_if<semantics::Removed>(&change)) {
    if (!mirror_.contains(removed->id)) wrong_ = "a node was removed that is not there";
    remove(removed->id);
  } else if (const auto* placed = std::get_if<semantics::Placed>(&change)) {
    if (!mirror_.contains(placed->id)) wrong_ = "a node was placed that is not there";
    mirror_[placed->id].rect = placed->rect;
    mirror_[placed->id].clip = placed->clip;
  } else if (const auto* said = std::get_if<semantics::Announce>(&change)) {
    announcements.push_back(said->text);
  }
}

void Driver::remove(NodeId id) {
  for (const Node* child : children(id)) remove(child->id);
  mirror_.erase(id);
}

const Node* Driver::maybe(Role role, std::string_view name) const {
  for (const auto& [id, node] : mirror_)
    if (node.role == role && node.name == name) return &node;
  return nullptr;
}

const Node& Driver::find(Role role, std::string_view name) const {
  const Node* found = maybe(role, name);
  INFO("looking for '" << name << "'");
  REQUIRE(found != nullptr);
  return *found;
}

const Node* Driver::with_text(std::string_view text) const {
  for (const auto& [id, node] : mirror_)
    if (node.value.contains(text) || node.name.contains(text)) return &node;
  return nullptr;
}

std::vector<const Node*> Driver::all(Role role) const {
  std::vector<const Node*> result;
  for (const auto& [id, node] : mirror_)
    if (node.role == role) result.push_back(&node);
  std::ranges::sort(result, {}, [](const Node* node) { return node->order; });
  return result;
}

const Node* Driver::node(NodeId id) const {
  const auto found = mirror_.find(id);
  return found == mirror_.end() ? nullptr : &found->second;
}

std::vector<const Node*> Driver::children(NodeId id) const {
  std::vector<const Node*> result;
  for (const auto& [key, node] : mirror_)
    if (node.parent == id) result.push_back(&node);
  std::ranges::sort(result, {}, [](const Node* node) { return node->order; });
  return result;
}

std::vector<const Node*> Driver::tab_stops() const {
  std::vector<const Node*> result;
  const auto walk = [&](auto&& self, NodeId parent) -> void {
    for (const Node* child : children(parent)) {
      const bool stop = (child->states & semantics::kFocusable) != 0 && (child->states & semantics::kRoving) == 0;
      if (stop) result.push_back(child);
      self(self, child->id);
    }
  };
  walk(walk, NodeId{});
  return result;
}

std::vector<std::string> Driver::faults() const {
  std::vector<std::string> result;
  if (!wrong_.empty()) result.push_back(wrong_);
  for (const std::string_view fault : interface_.faults()) result.emplace_back(fault);
  return result;
}

void Driver::click_at(Vec2 at) {
  const PointerKind kind = touch ? PointerKind::Touch : PointerKind::Mouse;
  if (!touch) input(PointerMoved{at, kind});
  input(PointerPressed{at, kind, PointerButton::Primary});
  settle();
  input(PointerReleased{at, kind, PointerButton::Primary});
  settle();
}

void Driver::click(Role role, std::string_view name) { click_at(middle(find(role, name).rect)); }

void Driver::press(::ui::Key key) {
  input(KeyPressed{.key = key});
  settle();
}

void Driver::focus(Role role, std::string_view name) {
  const Node& target = find(role, name);
  const auto stops = tab_stops();
  INFO("focus '" << name << "'");
  REQUIRE(std::ranges::any_of(stops, [&](const Node* stop) { return stop->id == target.id; }));
  focus_ = target.id;
  focused_field_.clear();
  input(FieldFocused{});
  input(NodeFocused{target.id});
  settle();
}

void Driver::activate(Role role, std::string_view name) {
  focus(role, name);
  input(NodeActivated{focus_});
  settle();
}

const text::Field* Driver::field(std::string_view name) const {
  const auto found = std::ranges::find(fields_, name, &text::Field::name);
  return found == fields_.end() ? nullptr : &*found;
}

std::string Driver::value(std::string_view key) const {
  const auto found = values_.find(key);
  return found == values_.end() ? std::string() : found->second;
}

void Driver::type(std::string_view field_name, std::string_view text) {
  const text::Field* target = field(field_name);
  INFO("typing into '" << field_name << "'");
  REQUIRE(target != nullptr);
  REQUIRE(target->enabled);
  REQUIRE_FALSE(target->covered);
  const std::string key = target->key;
  focused_field_ = key;
  values_[key] = std::string(text);
  input(FieldFocused{key});
  input(FieldChanged{key, std::string(text)});
  settle();
}

void Driver::submit(std::string_view field_name) {
  const text::Field* target = field(field_name);
  REQUIRE(target != nullptr);
  input(FieldSubmitted{target->key});
  settle();
}

}  // namespace support::ui
