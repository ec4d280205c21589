#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ui/geometry.hpp"

// What is on the screen, for people and programs that do not see it: one tree a frame, sent on as differences.
namespace ui::semantics {

enum class NodeId : std::uint32_t {};  // stable from frame to frame for the same thing; 0 is the root

// The roles that the interface uses, by their WAI-ARIA 1.2 names. Native elements are the mirror's business.
enum class Role : std::uint8_t {
  Group,
  Main,
  Navigation,
  Region,
  Form,
  Search,
  Banner,
  Heading,
  Paragraph,
  Text,
  Image,
  Separator,
  Button,
  ToggleButton,
  Link,
  TextBox,
  SearchBox,
  ListBox,
  Option,
  PasswordBox,
  Checkbox,
  Radio,
  RadioGroup,
  Menu,
  MenuItem,
  Tab,
  TabList,
  List,
  ListItem,
  Log,
  Article,
  Dialog,
  AlertDialog,
  Status,
  Alert,
  ProgressBar,
  Slider,
};

// Bits of `Node::states`.
enum State : std::uint16_t {
  kDisabled = 1U << 0U,
  kPressed = 1U << 1U,   // of ToggleButton
  kSelected = 1U << 2U,  // aria-current of list items and links, aria-selected of tabs
  kExpanded = 1U << 3U,
  kBusy = 1U << 4U,
  kFocusable = 1U << 5U,       // takes keyboard focus
  kRoving = 1U << 6U,          // in a roving group and not its current stop: tabindex -1
  kSelectableText = 1U << 7U,  // text people can select and copy; laid over the drawn text run `run`
  kInvalid = 1U << 8U,
  kModal = 1U << 9U,       // of Dialog: the rest is inert
  kNextLines = 1U << 10U,  // of selectable text: goes on where that of the node before ends, in a new line
  kSameLine = 1U << 11U,   // the same, in the same line
};

struct Node {
  NodeId id{};
  NodeId parent{};
  std::uint32_t order = 0;  // among its siblings, in reading order
  Role role = Role::Group;
  std::uint16_t states = 0;
  std::uint8_t level = 0;  // of Heading; of Slider where it stands, 0..100
  std::string name{};      // accessible name
  std::string
      value{};  // of text: its content; of progress: 0..100; of Slider in words; of buttons, links and items: a description
  std::string field{};    // key of the real field that stands for this node (see ui/text/fields/field.hpp); empty: none
  std::uint64_t run = 0;  // key of the shaped run that draws this text; 0: none
  Rect rect{};
  Rect clip{};  // visible part of the scrolling ancestor; empty: not clipped

  friend bool operator==(const Node&, const Node&) = default;
};

struct Removed {
  NodeId id{};
};
struct Placed {
  NodeId id{};
  Rect rect;
  Rect clip;
};  // only moved
struct Announce {
  std::string text;
  bool assertive = false;
};  // into a live region

// Inserted and updated nodes come whole; parents come before children, siblings in order. Removing a node removes all below.
using Change = std::variant<Node, Removed, Placed, Announce>;
using Changes = std::vector<Change>;

}  // namespace ui::semantics
