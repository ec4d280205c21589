#include "wasm/dom/input/keyboard.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "wasm/dom/element.hpp"
#include "wasm/dom/input/target.hpp"
#include "wasm/dom/mirror/mirror_element.hpp"
#include "wasm/dom/mirror/selection.hpp"

namespace wasm::dom {

using js::val;
using ui::Key;

namespace {

constexpr std::array<std::pair<std::string_view, Key>, 13> kKeys{{{"Escape", Key::Escape},
                                                                  {"Enter", Key::Enter},
                                                                  {" ", Key::Space},
                                                                  {"ArrowUp", Key::Up},
                                                                  {"ArrowDown", Key::Down},
                                                                  {"ArrowLeft", Key::Left},
                                                                  {"ArrowRight", Key::Right},
                                                                  {"Home", Key::Home},
                                                                  {"End", Key::End},
                                                                  {"PageUp", Key::PageUp},
                                                                  {"PageDown", Key::PageDown},
                                                                  {"/", Key::Slash},
                                                                  {"?", Key::Question}}};

std::optional<Key> key_of(const val& event) {
  const std::string name = js::text(event, "key");
  for (const auto& [text, key] : kKeys)
    if (name == text) return key;
  return std::nullopt;
}

// Safari ends a composition before the keydown that ended it; such a key has the code of an input method still
// (https://bugs.webkit.org/show_bug.cgi?id=165004).
bool is_composing(const val& event) {
  constexpr int kInputMethod = 229;
  return js::flag(event, "isComposing") || js::integer(event, "keyCode") == kInputMethod;
}

bool is_shortcut(const val& event) {
  return js::flag(event, "ctrlKey") || js::flag(event, "metaKey") || js::flag(event, "altKey");
}

// What works from within a field too.
std::optional<Key> shortcut_of(const val& event) {
  const std::string name = js::text(event, "key");
  const bool command = js::flag(event, "ctrlKey") != js::flag(event, "metaKey");
  const bool alt = js::flag(event, "altKey");
  if (js::flag(event, "shiftKey")) return std::nullopt;
  if (command && !alt && (name == "k" || name == "K")) return Key::Find;
  if (!alt || command) return std::nullopt;
  if (name == "ArrowDown") return Key::NextConversation;
  if (name == "ArrowUp") return Key::PreviousConversation;
  return std::nullopt;
}

bool has_selection() { return !js::flag(dom::document().call<val>("getSelection"), "isCollapsed"); }

}  // namespace

Keyboard::Keyboard(Feed& feed, FieldHost& fields, const Mirror& mirror, const Pointer& pointer)
    : feed_(feed), fields_(fields), mirror_(mirror), pointer_(pointer) {
  const val root = dom::by_id("root");
  on_key_ = js::Listener(dom::window(), "keydown", [this](const val& event) { key_pressed(event); });
  on_click_ = js::Listener(root, "click", [this](const val& event) { clicked(event); });
  on_menu_ = js::Listener(root, "contextmenu", [this](const val& event) { menu_wanted(event); });
  on_focus_ = js::Listener(root, "focusin", [this](const val& event) { focused(event["target"]); });
  on_blur_ = js::Listener(root, "focusout", [this](const val& event) {
    if (!js::exists(event["relatedTarget"])) focused(val::object());
  });
}

void Keyboard::key_pressed(const val& event) {
  // Browsers that fill forms in send keydown events without a key.
  if (!event["key"].isString() || js::flag(event, "defaultPrevented") || is_composing(event)) return;
  const val target = event["target"];
  if (const auto shortcut = shortcut_of(event)) {
    event.call<void>("preventDefault");
    feed_key(*shortcut);
    return;
  }
  if (const auto field = fields_.key_of(target)) {
    field_key(*field, event);
    return;
  }
  if (Selection::key_pressed(event)) return;
  if (js::text(event, "key") == "Tab") return tab_pressed(target);
  const auto key = key_of(event);
  if (!key) return;
  const bool acts = key == Key::Enter || key == Key::Space;
  if (acts && clicks_itself(target)) return;  // a click follows
  if (is_shortcut(event) || (key != Key::Question && js::flag(event, "shiftKey") && has_selection())) return;
  event.call<void>("preventDefault");
  const auto node = acts ? mirror_.find(target) : std::nullopt;
  if (node && acts_on_keys(node->role)) {
    activate(node->id);
    return;
  }
  feed_.input(ui::KeyPressed{.key = *key, .shift = js::flag(event, "shiftKey"), .control = false, .alt = false});
  feed_.frame_now();
}

// A menu closes within the key's event, so that the browser goes on from where the focus was before, to fields too that it
// covered: they are back in the second frame without it.
void Keyboard::tab_pressed(const val& target) {
  const auto node = mirror_.find(target);
  if (!node || node->role != ui::semantics::Role::MenuItem) return;
  feed_key(Key::Tab);
  feed_.frame_now();
  feed_.frame_now();
}

void Keyboard::field_key(const std::string& field, const val& event) {
  if (suggestion_key(field, event)) return;
  const auto key = key_of(event);
  if (key == Key::Enter && !is_shortcut(event))
    fields_.enter_pressed(field, event);
  else if (key == Key::Escape)
    feed_key(Key::Escape);
}

// Keys that move in the suggestions for a field while they are open; Up in an empty composer goes to the last message.
bool Keyboard::suggestion_key(const std::string& field, const val& event) {
  if (is_shortcut(event) || js::flag(event, "shiftKey")) return false;
  const auto key = js::text(event, "key") == "Tab" ? Key::Tab : key_of(event);
  if (key != Key::Up && key != Key::Down && key != Key::Enter && key != Key::Tab && key != Key::Escape) return false;
  if (fields_.has_news()) feed_.frame_now();  // what was typed just now opens or closes them
  const bool edits = key == Key::Up && fields_.is_empty_composer(field);
  if (!fields_.is_suggesting(field) && !edits) return false;
  event.call<void>("preventDefault");
  feed_key(edits ? Key::EditLast : *key);
  return true;
}

void Keyboard::feed_key(Key key) {
  feed_.input(ui::KeyPressed{.key = key});
  feed_.frame_now();
}

void Keyboard::clicked(const val& event) {
  // A click without a pointer comes from the keyboard, a screen reader or a script. With one, the kit has seen the press
  // and the release, and has acted on whatever is on top there.
  if (js::integer(event, "detail") > 0 && pointer_.click_was_fed()) return;
  const val target = event["target"];
  if (in_text_link(target) || fields_.key_of(target)) return;
  if (const auto node = mirror_.find(target)) activate(node->id);
}

// The browser's menu stays with fields, and for a mouse with text and links. Elsewhere it would offer to save a picture of the whole
// interface.
void Keyboard::menu_wanted(const val& event) {
  const val target = event["target"];
  const bool finger = pointer_.by_finger();
  if (finger ? fields_.key_of(target).has_value() : has_own_menu(target)) return;
  event.call<void>("preventDefault");
  if (finger) return;  // one that stays is the interface's to notice
  constexpr int kSecondary = 2;
  const bool by_mouse = js::integer(event, "button") == kSecondary || js::flag(event, "ctrlKey");
  ui::MenuRequested wish;
  if (by_mouse)
    wish.at = pointer_place(event);
  else if (const auto node = mirror_.find(target))
    wish.id = node->id;
  feed_.input(wish);
  feed_.frame_now();
}

void Keyboard::activate(ui::semantics::NodeId id) {
  fields_.feed_silent_changes();
  feed_.input(ui::NodeActivated{.id = id});
  feed_.frame_now();
}

void Keyboard::focused(const val& target) {
  const auto field = fields_.key_of(target);
  if (field || in_field_) feed_.input(ui::FieldFocused{.key = field.value_or("")});
  in_field_ = field.has_value();
  const auto node = field ? std::nullopt : mirror_.find(target);
  feed_.input(ui::NodeFocused{.id = node ? node->id : ui::semantics::NodeId{}});
}

}  // namespace wasm::dom
