#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/semantics/node.hpp"
#include "wasm/dom/input/field_host.hpp"
#include "wasm/dom/text/text_shaper.hpp"
#include "wasm/js/function.hpp"

namespace wasm::dom {

// The interface's semantics as elements over the canvas, in reading order: for screen readers, the keyboard, find in page,
// selection and tests. Where the page itself brings an element (main, the sign-in form), that is taken.
class Mirror {
 public:
  using NodeId = ui::semantics::NodeId;

  Mirror(const FieldHost& fields, const TextShaper& shaper);

  void apply(std::span<const ui::semantics::Change> changes);
  // Moves the keyboard focus; to the root: away from everything.
  void focus(NodeId id);

  struct Found {
    NodeId id{};
    ui::semantics::Role role{};
  };
  // The node that an event's target belongs to.
  [[nodiscard]] std::optional<Found> find(const js::val& target) const;
  // The same with all that is known of it; null: none. Valid until the next apply().
  [[nodiscard]] const ui::semantics::Node* node_of(const js::val& target) const;

 private:
  struct Entry {
    ui::semantics::Node node;
    js::val element;
    bool borrowed = false;         // the page's own, or a field's: never removed by us
    std::vector<NodeId> children;  // as they stand in the document
    std::vector<NodeId> arrived;   // not in the document yet
  };

  void upsert(const ui::semantics::Node& node);
  void insert(const ui::semantics::Node& node);
  void remove(NodeId id);
  void forget(Entry& entry);
  void place(ui::semantics::Node& node, const js::val& element);
  void arrange(Entry& parent);
  void fill_text(const Entry& entry);
  void announce(const ui::semantics::Announce& announcement);
  void make_inert();
  js::val borrow(const ui::semantics::Node& node);
  Entry& at(NodeId id) { return entries_.at(static_cast<std::uint32_t>(id)); }

  const FieldHost& fields_;
  const TextShaper& shaper_;
  std::unordered_map<std::uint32_t, Entry> entries_;
  std::vector<NodeId> unordered_;  // parents whose children changed
  std::vector<js::val> inert_;
  NodeId modal_{};
  bool modal_changed_ = false;
};

}  // namespace wasm::dom
