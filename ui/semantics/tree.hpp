#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/semantics/node.hpp"
#include "ui/semantics/node_key.hpp"

namespace ui::semantics {

enum class Urgency : bool { Polite, Assertive };

// Builds the tree of a frame and finds what changed since the frame before. Nodes are added in reading order; a node's id
// follows from its parent's id and its key.
class Tree {
 public:
  void begin_frame();

  // The id that a node of that key has below the node that is open now.
  [[nodiscard]] NodeId id(NodeKey key) const;

  // Adds a node; id, parent and (where it is 0) order are filled in. `open` makes it the parent of what follows.
  NodeId open(NodeKey key, Node node);
  NodeId add(NodeKey key, Node node);
  void close();

  // Says `text` in a live region, once.
  void announce(std::string text, Urgency urgency);

  // Changes since the last frame: first what went away, then what is new or different, parents before children.
  // Valid until the next begin_frame().
  [[nodiscard]] std::span<const Change> end_frame();

  // Where the focus goes when what had it is gone: the first control of the main part, else of all; root when there is none.
  [[nodiscard]] NodeId first_stop() const;
  [[nodiscard]] bool in_frame(NodeId id) const { return now_.find(id) != nullptr; }

  // What no screen may have: controls without a name, ids that are there twice. Found in debug builds only.
  [[nodiscard]] std::span<const std::string> faults() const { return faults_; }

 private:
  struct Generation {
    std::vector<Node> nodes;
    std::unordered_map<std::uint32_t, std::size_t> index;
    void clear();
    [[nodiscard]] const Node* find(NodeId id) const;
  };
  struct Open {
    NodeId id{};
    std::uint32_t children = 0;
  };
  void check(const Node& node);
  void find_removed();
  void find_changed();

  Generation now_;
  Generation before_;
  std::vector<Open> open_;
  Changes changes_;
  Changes announcements_;
  std::vector<std::string> faults_;
};

}  // namespace ui::semantics
