#include "wasm/dom/mirror/mirror.hpp"

#include <string>
#include <utility>
#include <variant>

#include "wasm/dom/element.hpp"
#include "wasm/dom/geometry.hpp"
#include "wasm/dom/mirror/mirror_element.hpp"

namespace wasm::dom {

using js::val;
using ui::semantics::Announce;
using ui::semantics::Change;
using ui::semantics::Node;
using ui::semantics::Placed;
using ui::semantics::Removed;
using ui::semantics::Role;

namespace {

constexpr ui::semantics::NodeId kRoot{};

std::uint32_t number(ui::semantics::NodeId id) { return static_cast<std::uint32_t>(id); }

bool same(const val& a, const val& b) { return a.strictlyEquals(b); }

}  // namespace

Mirror::Mirror(const FieldHost& fields, const TextShaper& shaper) : fields_(fields), shaper_(shaper) {
  entries_.emplace(number(kRoot),
                   Entry{.node = {}, .element = dom::by_id("mirror"), .borrowed = true, .children = {}, .arrived = {}});
}

void Mirror::apply(std::span<const Change> changes) {
  bool spoke = false;
  for (const Change& change : changes) {
    if (const auto* node = std::get_if<Node>(&change)) {
      upsert(*node);
    } else if (const auto* removed = std::get_if<Removed>(&change)) {
      remove(removed->id);
    } else if (const auto* placed = std::get_if<Placed>(&change)) {
      Entry& entry = at(placed->id);
      entry.node.rect = placed->rect;
      entry.node.clip = placed->clip;
      place(entry.node, entry.element);
    } else if (const auto* announcement = std::get_if<Announce>(&change)) {
      // What was said before is taken away first, so that the same words are said again.
      if (!std::exchange(spoke, true))
        for (const char* region : {"polite", "assertive"}) dom::by_id(region).call<void>("replaceChildren");
      announce(*announcement);
    }
  }
  for (const NodeId parent : std::exchange(unordered_, {}))
    if (const auto entry = entries_.find(number(parent)); entry != entries_.end()) arrange(entry->second);
  if (modal_changed_ || modal_ != kRoot) make_inert();
}

void Mirror::upsert(const Node& node) {
  const auto place_of = entries_.find(number(node.id));
  if (place_of == entries_.end()) {
    insert(node);
  } else {
    Entry& entry = place_of->second;
    const Node old = std::exchange(entry.node, node);
    if (node.field.empty()) update_element(entry.element, &old, node);
    if (node.run != old.run || (node.run != 0 && node.value != old.value)) fill_text(entry);
    if (node.rect != old.rect || node.clip != old.clip) place(entry.node, entry.element);
    if (node.order != old.order) unordered_.push_back(node.parent);
  }
  const bool modal = (node.states & ui::semantics::kModal) != 0;
  if (modal && modal_ != node.id) {
    modal_ = node.id;
    modal_changed_ = true;
  }
}

// The page's own element for the node, or that of its field; undefined when it has none.
val Mirror::borrow(const Node& node) {
  if (!node.field.empty()) return fields_.element(node.field);
  const char* id = node.role == Role::Form ? "signin" : node.role == Role::Main ? "main" : nullptr;
  if (!id) return val::undefined();
  const val element = dom::by_id(id);
  const bool taken = !js::exists(element) || element.call<bool>("hasAttribute", val(kNodeAttribute));
  return taken ? val::undefined() : element;
}

void Mirror::insert(const Node& node) {
  Entry entry{.node = node, .element = borrow(node), .borrowed = true, .children = {}, .arrived = {}};
  if (!js::exists(entry.element)) {
    entry.element = make_element(node);
    entry.borrowed = false;
  }
  dom::set_attribute(entry.element, kNodeAttribute, std::to_string(number(node.id)));
  Entry& parent = at(node.parent);
  // Moving an element takes the focus from what is in it: one that stands in its place already stays.
  const bool stands = entry.borrowed && same(entry.element["parentNode"], parent.element);
  (stands ? parent.children : parent.arrived).push_back(node.id);
  if (!stands) unordered_.push_back(node.parent);
  if (node.field.empty()) {
    update_element(entry.element, nullptr, node);
    if (entry.borrowed) js::set(entry.element, "hidden", false);
    if (node.run != 0) fill_text(entry);
    place(entry.node, entry.element);
  }
  entries_.emplace(number(node.id), std::move(entry));
}

void Mirror::place(Node& node, const val& element) {
  if (node.field.empty()) dom::set_style(element, placement(node.rect, node.clip));  // fields are placed by their host
}

void Mirror::fill_text(const Entry& entry) {
  const val inner = dom::create("div");
  if (shaper_.fill_element(inner, entry.node.run)) {
    dom::set_attribute(entry.element, "dir",
                       "ltr");  // it begins at the left edge; its paragraphs know their own direction
    entry.element.call<void>("replaceChildren", inner);
  } else {
    js::set(entry.element, "textContent", js::string(entry.node.value));
  }
}

void Mirror::remove(NodeId id) {
  const auto place_of = entries_.find(number(id));
  if (place_of == entries_.end()) return;
  if (const auto parent = entries_.find(number(place_of->second.node.parent)); parent != entries_.end()) {
    std::erase(parent->second.children, id);
    std::erase(parent->second.arrived, id);
  }
  Entry entry = std::move(place_of->second);
  entries_.erase(place_of);
  forget(entry);
}

// Takes `entry`, which is not in the table any longer, and all below it out of the document.
void Mirror::forget(Entry& entry) {
  if (entry.node.id == modal_) {
    modal_ = kRoot;
    modal_changed_ = true;
  }
  for (const auto& list : {entry.children, entry.arrived})
    for (const NodeId child : list) remove(child);
  if (!entry.borrowed) {
    entry.element.call<void>("remove");
  } else if (entry.node.field.empty()) {
    dom::set_attribute(entry.element, kNodeAttribute, nullptr);
    js::set(entry.element, "hidden", true);
  }
}

// Brings the children into reading order with as few moves as possible: a moved element loses the focus.
void Mirror::arrange(Entry& parent) {
  std::vector<NodeId> wanted = parent.children;
  wanted.insert(wanted.end(), parent.arrived.begin(), parent.arrived.end());
  // By insertion: there are few, most of them in order already.
  for (std::size_t i = 1; i < wanted.size(); ++i)
    for (std::size_t j = i; j > 0 && at(wanted[j]).node.order < at(wanted[j - 1]).node.order; --j)
      std::swap(wanted[j], wanted[j - 1]);
  std::vector<NodeId> standing = std::move(parent.children);
  std::size_t next = 0;
  for (const NodeId id : wanted) {
    if (next < standing.size() && standing[next] == id) {
      ++next;
      continue;
    }
    const val& element = at(id).element;
    const val focused = dom::document()["activeElement"];
    const bool keeps_focus = js::exists(focused) && element.call<bool>("contains", focused);
    const val before = next < standing.size() ? at(standing[next]).element : val::null();
    parent.element.call<void>("insertBefore", element, before);
    if (keeps_focus) focused.call<void>("focus");
    std::erase(standing, id);
  }
  parent.children = std::move(wanted);
  parent.arrived.clear();
}

void Mirror::announce(const Announce& announcement) {
  const val line = dom::create("div");
  js::set(line, "textContent", js::string(announcement.text));
  dom::append(dom::by_id(announcement.assertive ? "assertive" : "polite"), line);
}

// Under a modal dialog everything but the dialog and what it stands in is out of reach (HTML §6.3.2).
void Mirror::make_inert() {
  for (const val& element : std::exchange(inert_, {})) js::set(element, "inert", false);
  modal_changed_ = false;
  for (NodeId inside = modal_; inside != kRoot; inside = at(inside).node.parent) {
    for (const NodeId sibling : at(at(inside).node.parent).children) {
      if (sibling == inside) continue;
      inert_.push_back(at(sibling).element);
      js::set(inert_.back(), "inert", true);
    }
  }
}

void Mirror::focus(NodeId id) {
  const auto place_of = entries_.find(number(id));
  if (place_of == entries_.end()) return;
  if (id == kRoot) {
    dom::document()["activeElement"].call<void>("blur");
    return;
  }
  val options = val::object();
  options.set("preventScroll", true);
  place_of->second.element.call<void>("focus", options);
}

std::optional<Mirror::Found> Mirror::find(const val& target) const {
  const Node* node = node_of(target);
  return node != nullptr ? std::optional(Found{.id = node->id, .role = node->role}) : std::nullopt;
}

const Node* Mirror::node_of(const val& target) const {
  if (!js::exists(target["closest"])) return nullptr;
  const val element = target.call<val>("closest", val("[data-n]"));
  if (!js::exists(element)) return nullptr;
  const auto id = val::global("Number")(element.call<val>("getAttribute", val(kNodeAttribute))).as<std::uint32_t>();
  const auto place_of = entries_.find(id);
  return place_of == entries_.end() ? nullptr : &place_of->second.node;
}

}  // namespace wasm::dom
