#include "wasm/dom/mirror/mirror_element.hpp"

#include <array>
#include <string>

#include "wasm/dom/element.hpp"

namespace wasm::dom {

using js::val;
using ui::semantics::Node;
using ui::semantics::Role;

namespace {

// Where a node's name goes.
enum class Naming : std::uint8_t {
  Label,    // aria-label: what it contains is told by its children
  Content,  // it is its text
  Both,     // text that can be found in the page, and a label that holds whatever lies inside
};

struct Kind {
  const char* tag;
  const char* role;  // null: the tag's own
  Naming naming;
};

constexpr std::array kHeadings{"h1", "h2", "h3", "h4", "h5", "h6"};

Kind kind_of(Role role) {
  switch (role) {
    case Role::Group: return {"div", "group", Naming::Label};
    case Role::Main: return {"main", nullptr, Naming::Label};
    case Role::Navigation: return {"nav", nullptr, Naming::Label};
    case Role::Region: return {"section", nullptr, Naming::Label};
    case Role::Form: return {"form", nullptr, Naming::Label};
    case Role::Search: return {"div", "search", Naming::Label};
    case Role::Banner: return {"header", "banner", Naming::Label};
    case Role::Heading: return {"h2", nullptr, Naming::Content};
    case Role::Paragraph: return {"p", nullptr, Naming::Content};
    case Role::Text: return {"span", nullptr, Naming::Content};
    case Role::Image: return {"div", "img", Naming::Label};
    case Role::Separator: return {"div", "separator", Naming::Label};
    case Role::Button:
    case Role::ToggleButton: return {"button", nullptr, Naming::Both};
    case Role::Link: return {"a", "link", Naming::Both};
    case Role::TextBox:
    case Role::PasswordBox: return {"div", "textbox", Naming::Label};
    case Role::SearchBox: return {"div", "searchbox", Naming::Label};
    case Role::ListBox: return {"div", "listbox", Naming::Label};
    case Role::Option: return {"div", "option", Naming::Both};
    case Role::Checkbox: return {"button", "checkbox", Naming::Both};
    case Role::Radio: return {"button", "radio", Naming::Both};
    case Role::RadioGroup: return {"div", "radiogroup", Naming::Label};
    case Role::Menu: return {"div", "menu", Naming::Label};
    case Role::MenuItem: return {"button", "menuitem", Naming::Both};
    case Role::Tab: return {"button", "tab", Naming::Both};
    case Role::TabList: return {"div", "tablist", Naming::Label};
    case Role::List: return {"ul", "list", Naming::Label};  // Safari takes the role from a list without bullets
    case Role::ListItem: return {"li", nullptr, Naming::Label};
    case Role::Log: return {"div", "log", Naming::Label};
    case Role::Article: return {"article", nullptr, Naming::Label};
    case Role::Dialog: return {"dialog", nullptr, Naming::Label};
    case Role::AlertDialog: return {"dialog", "alertdialog", Naming::Label};
    case Role::Status: return {"div", "status", Naming::Content};
    case Role::Alert: return {"div", "alert", Naming::Content};
    case Role::ProgressBar: return {"div", "progressbar", Naming::Label};
    case Role::Slider: return {"div", "slider", Naming::Label};
  }
  return {"div", nullptr, Naming::Label};
}

// What a field names by its id, and what must not take the keyboard from that field when it is pressed.
bool is_suggestion(Role role) { return role == Role::ListBox || role == Role::Option; }

bool is_button(Role role) { return std::string_view(kind_of(role).tag) == "button"; }

void set_text(const val& element, const std::string& text) {
  const val first = element["firstChild"];
  constexpr int kTextNode = 3;
  if (js::exists(first) && js::integer(first, "nodeType") == kTextNode)
    js::set(first, "data", js::string(text));
  else
    element.call<void>("prepend", js::string(text));
}

void set_name(const val& element, const Node& node) {
  const Naming naming = kind_of(node.role).naming;
  const std::string& content = naming == Naming::Content && !node.value.empty() ? node.value : node.name;
  if (naming != Naming::Label && node.run == 0) set_text(element, content);
  if (naming == Naming::Content) return;
  if (node.name.empty())
    dom::set_attribute(element, "aria-label", nullptr);
  else
    dom::set_attribute(element, "aria-label", node.name);
}

void set_value(const val& element, const Node& node) {
  if (kind_of(node.role).naming == Naming::Content) return;  // told with the name
  const char* attribute = node.role == Role::ProgressBar ? "aria-valuenow"
                          : node.role == Role::Slider    ? "aria-valuetext"
                                                         : "aria-description";
  if (node.value.empty())
    dom::set_attribute(element, attribute, nullptr);
  else
    dom::set_attribute(element, attribute, node.value);
}

const char* truth(bool value) { return value ? "true" : "false"; }

void set_toggles(const val& element, const Node& node, std::uint16_t changed) {
  const auto has = [&node](std::uint16_t state) { return (node.states & state) != 0; };
  using namespace ui::semantics;
  if (node.role == Role::ToggleButton && (changed & kPressed))
    dom::set_attribute(element, "aria-pressed", truth(has(kPressed)));
  if ((node.role == Role::Checkbox || node.role == Role::Radio) && (changed & (kPressed | kSelected)))
    dom::set_attribute(element, "aria-checked", truth(has(kPressed) || has(kSelected)));
  else if ((node.role == Role::Tab || node.role == Role::Option) && (changed & kSelected))
    dom::set_attribute(element, "aria-selected", truth(has(kSelected)));
  else if (changed & kSelected)
    dom::set_attribute(element, "aria-current", has(kSelected) ? "true" : nullptr);
}

void set_states(const val& element, const Node& node, std::uint16_t changed, bool fresh) {
  const auto has = [&node](std::uint16_t state) { return (node.states & state) != 0; };
  using namespace ui::semantics;
  set_toggles(element, node, changed);
  // Not the attribute `disabled`, which takes the focus from a button that is busy or has nothing to do for a while.
  if (changed & kDisabled) dom::set_attribute(element, "aria-disabled", has(kDisabled) ? "true" : nullptr);
  // Something that was open once says so from then on; what never opens says nothing.
  if ((changed & kExpanded) && (has(kExpanded) || !fresh))
    dom::set_attribute(element, "aria-expanded", truth(has(kExpanded)));
  if (changed & kBusy) dom::set_attribute(element, "aria-busy", has(kBusy) ? "true" : nullptr);
  if (changed & kInvalid) dom::set_attribute(element, "aria-invalid", has(kInvalid) ? "true" : nullptr);
  if (changed & kModal) dom::set_attribute(element, "aria-modal", has(kModal) ? "true" : nullptr);
  if (changed & (kFocusable | kRoving)) {
    const bool reachable = has(kFocusable) && !has(kRoving);
    const char* stop = reachable ? "0" : "-1";
    dom::set_attribute(element, "tabindex", has(kFocusable) || has(kRoving) || is_button(node.role) ? stop : nullptr);
  }
  if (changed & (kFocusable | kRoving | kSelectableText)) {
    const bool hit =
        has(kFocusable) || has(kRoving) || is_button(node.role) || has(kSelectableText) || is_suggestion(node.role);
    element["classList"].call<void>("toggle", val("hit"), hit);
  }
}

}  // namespace

std::string element_id(ui::semantics::NodeId id) { return "n" + std::to_string(static_cast<std::uint32_t>(id)); }

val make_element(const Node& node) {
  const Kind kind = kind_of(node.role);
  const bool heading = node.role == Role::Heading && node.level >= 1 && node.level <= kHeadings.size();
  val element = dom::create(heading ? kHeadings[node.level - 1U] : kind.tag);
  if (kind.role && (node.role != Role::Group || !node.name.empty())) dom::set_attribute(element, "role", kind.role);
  if (is_button(node.role)) js::set(element, "type", val("button"));
  if (is_suggestion(node.role)) js::set(element, "id", val(element_id(node.id)));
  // What is new in the log is announced by itself: what comes in by scrolling must not be.
  if (node.role == Role::Log) dom::set_attribute(element, "aria-live", "off");
  if (node.role == Role::Dialog || node.role == Role::AlertDialog) js::set(element, "open", true);
  return element;
}

void update_element(const val& element, const Node* old, const Node& node) {
  if (!old || old->name != node.name || old->value != node.value || old->run != node.run) {
    set_name(element, node);
    set_value(element, node);
  }
  if (node.role == Role::Slider && (!old || old->level != node.level))
    dom::set_attribute(element, "aria-valuenow", std::to_string(node.level));
  constexpr std::uint16_t kAll = 0xFFFF;
  const std::uint16_t changed = old ? old->states ^ node.states : kAll;
  if (changed != 0) set_states(element, node, changed, !old);
}

bool acts_on_keys(Role role) {
  switch (role) {
    case Role::Link:
    case Role::ListItem:
    case Role::Article:
    case Role::Image: return true;
    default: return false;
  }
}

}  // namespace wasm::dom
