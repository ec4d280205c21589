#include "tests/support/shell/screen.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

namespace support::page {
namespace {

using ::ui::semantics::Node;
using ::ui::semantics::NodeId;
using ::ui::semantics::Role;

// What a renderer does with Dear ImGui's textures.
int take_textures(ImDrawData* draw) {
  int made = 0;
  for (ImTextureData* texture : *draw->Textures) {
    if (texture->Status == ImTextureStatus_WantCreate) {
      texture->SetTexID(1);
      ++made;
    }
    if (texture->Status == ImTextureStatus_WantDestroy) texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(texture->Status == ImTextureStatus_WantDestroy ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
  }
  return made;
}

}  // namespace

void Screen::listen(shell::ports::DisplayListener* listener) {
  listener_ = listener;
  listener_->display_input(::ui::ViewportChanged{.size = {1280, 800}, .density = 1, .safe_area = {}, .text_scale = 1});
}

void Screen::forget_listener() {
  listener_ = nullptr;
  nodes_.clear();
  fields_.clear();
  values_.clear();
}

void Screen::request_frame() {
  tasks_.after(std::chrono::milliseconds(16), [this, listener = listener_] {
    if (listener_ == nullptr || listener != listener_) return;
    listener_->display_frame();
    tasks_.advance(tasks_.now() + painting);
    listener_->display_rendered();
  });
}

void Screen::present(const ::ui::Frame& frame) {
  ++frames;
  if (!lost_) textures_made += take_textures(frame.draw);
  for (const auto& change : frame.semantics)
    if (const auto* node = std::get_if<Node>(&change))
      nodes_.insert_or_assign(node->id, *node);
    else if (const auto* removed = std::get_if<::ui::semantics::Removed>(&change))
      remove(removed->id);
  std::map<std::string, std::string, std::less<>> kept;
  fields_.assign(frame.fields.begin(), frame.fields.end());
  for (const ::ui::text::Field& placed : fields_) kept[placed.key] = placed.write ? *placed.write : values_[placed.key];
  values_ = std::move(kept);
}

void Screen::remove(NodeId id) {
  nodes_.erase(id);
  std::vector<NodeId> below;
  for (const auto& [key, node] : nodes_)
    if (node.parent == id) below.push_back(key);
  for (const NodeId child : below) remove(child);
}

const Node* Screen::find(Role role, std::string_view name) const {
  const auto found = std::ranges::find_if(
      nodes_, [&](const auto& item) { return item.second.role == role && item.second.name == name; });
  return found == nodes_.end() ? nullptr : &found->second;
}

bool Screen::shows(std::string_view text) const {
  return std::ranges::any_of(
      nodes_, [&](const auto& item) { return item.second.name.contains(text) || item.second.value.contains(text); });
}

std::string Screen::everything() const {
  std::string text;
  for (const auto& [id, node] : nodes_)
    text += "[" + std::to_string(static_cast<int>(node.role)) + "] " + node.name + " = " + node.value + "\n";
  return text;
}

void Screen::click(Role role, std::string_view name) {
  const Node* node = find(role, name);
  INFO("clicking '" << name << "' on\n" << everything());
  REQUIRE(node != nullptr);
  REQUIRE((node->states & ::ui::semantics::kDisabled) == 0);
  listener_->display_input(::ui::NodeActivated{node->id});
  listener_->display_frame();
}

void Screen::type(std::string_view field_name, std::string_view text) {
  const std::string key = demand_field(field_name).key;
  values_[key] = text;
  listener_->display_input(::ui::FieldFocused{key});
  listener_->display_input(::ui::FieldChanged{key, std::string(text)});
  listener_->display_frame();
}

void Screen::submit(std::string_view field_name) {
  listener_->display_input(::ui::FieldSubmitted{demand_field(field_name).key});
  listener_->display_frame();
}

std::string Screen::value(std::string_view field_name) const {
  return values_.find(demand_field(field_name).key)->second;
}

void Screen::give(std::vector<::ui::model::GivenFile> files) {
  listener_->display_input(::ui::FilesGiven{std::move(files)});
}

void Screen::set_visible(bool visible) {
  using Visibility = shell::ports::DisplayListener::Visibility;
  listener_->display_visibility(visible ? Visibility::Visible : Visibility::Hidden);
}

void Screen::set_network(bool online) {
  using Network = shell::ports::DisplayListener::Network;
  listener_->display_network(online ? Network::Online : Network::Offline);
}

void Screen::lose_picture() {
  lost_ = true;
  listener_->display_lost();
}

void Screen::restore_picture() {
  lost_ = false;
  textures_made = 0;
  listener_->display_restored();
}

void Screen::close() { listener_->display_closing(); }

const ::ui::text::Field* Screen::field(std::string_view name) const {
  const auto found = std::ranges::find(fields_, name, &::ui::text::Field::name);
  return found == fields_.end() ? nullptr : &*found;
}

const ::ui::text::Field& Screen::demand_field(std::string_view name) const {
  const ::ui::text::Field* found = field(name);
  INFO("the field '" << name << "' on\n" << everything());
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace support::page
