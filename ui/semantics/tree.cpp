#include "ui/semantics/tree.hpp"

#include <cassert>
#include <utility>

namespace ui::semantics {
namespace {

std::uint32_t raw(NodeId id) { return static_cast<std::uint32_t>(id); }

bool needs_name(Role role) {
  switch (role) {
    case Role::Button:
    case Role::ToggleButton:
    case Role::Link:
    case Role::TextBox:
    case Role::SearchBox:
    case Role::ListBox:
    case Role::Option:
    case Role::PasswordBox:
    case Role::Checkbox:
    case Role::Radio:
    case Role::RadioGroup:
    case Role::MenuItem:
    case Role::Menu:
    case Role::Tab:
    case Role::Image:
    case Role::Log:
    case Role::Dialog:
    case Role::AlertDialog:
    case Role::Region:
    case Role::ProgressBar:
    case Role::Heading: return true;
    default: return false;
  }
}

bool same_but_for_place(const Node& a, const Node& b) {
  return a.parent == b.parent && a.order == b.order && a.role == b.role && a.states == b.states && a.level == b.level &&
         a.name == b.name && a.value == b.value && a.field == b.field && a.run == b.run;
}

}  // namespace

void Tree::Generation::clear() {
  nodes.clear();
  index.clear();
}

const Node* Tree::Generation::find(NodeId id) const {
  const auto found = index.find(raw(id));
  return found == index.end() ? nullptr : &nodes[found->second];
}

void Tree::begin_frame() {
  std::swap(now_, before_);
  now_.clear();
  open_.assign(1, Open{});
  changes_.clear();
}

NodeId Tree::id(NodeKey key) const {
  assert(!open_.empty());
  return NodeId{key.under(raw(open_.back().id))};
}

NodeId Tree::add(NodeKey key, Node node) {
  node.id = id(key);
  node.parent = open_.back().id;
  ++open_.back().children;
  if (node.order == 0) node.order = open_.back().children;
#ifndef NDEBUG
  check(node);
#endif
  const NodeId result = node.id;
  if (now_.index.try_emplace(raw(result), now_.nodes.size()).second) now_.nodes.push_back(std::move(node));
  return result;
}

NodeId Tree::open(NodeKey key, Node node) {
  const NodeId result = add(key, std::move(node));
  open_.push_back({result});
  return result;
}

void Tree::close() {
  assert(open_.size() > 1 && "close() without open()");
  open_.pop_back();
}

void Tree::announce(std::string text, Urgency urgency) {
  announcements_.emplace_back(Announce{std::move(text), urgency == Urgency::Assertive});
}

std::span<const Change> Tree::end_frame() {
  assert(open_.size() == 1 && "a node was left open");
  find_removed();
  find_changed();
  for (Change& change : announcements_) changes_.push_back(std::move(change));
  announcements_.clear();
  return changes_;
}

NodeId Tree::first_stop() const {
  NodeId first{};
  bool in_main = false;
  for (const Node& node : now_.nodes) {
    in_main = in_main || node.role == Role::Main;
    const bool stop = (node.states & kFocusable) != 0 && (node.states & kRoving) == 0 && node.field.empty();
    if (stop && in_main) return node.id;
    if (stop && first == NodeId{}) first = node.id;
  }
  return first;
}

void Tree::check(const Node& node) {
  if (needs_name(node.role) && node.name.empty())
    faults_.push_back("a control has no name, below " + std::to_string(raw(node.parent)));
  if (now_.index.contains(raw(node.id)))
    faults_.push_back("two nodes have one id, the second named '" + node.name + "'");
}

void Tree::find_removed() {
  for (const Node& node : before_.nodes) {
    if (now_.index.contains(raw(node.id))) continue;
    const bool parent_stays = node.parent == NodeId{} || now_.index.contains(raw(node.parent));
    if (parent_stays) changes_.emplace_back(Removed{node.id});
  }
}

void Tree::find_changed() {
  for (const Node& node : now_.nodes) {
    const Node* old = before_.find(node.id);
    if (old == nullptr || !same_but_for_place(*old, node))
      changes_.emplace_back(node);
    else if (old->rect != node.rect || old->clip != node.clip)
      changes_.emplace_back(Placed{node.id, node.rect, node.clip});
  }
}

}  // namespace ui::semantics
