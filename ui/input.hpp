#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ui/geometry.hpp"
#include "ui/model/compose.hpp"
#include "ui/semantics/node.hpp"

// What comes from the person and the device, as values.
namespace ui {

enum class PointerKind : std::uint8_t { Mouse, Touch, Pen };
enum class PointerButton : std::uint8_t { Primary, Middle, Secondary };

struct PointerMoved {
  Vec2 at;
  PointerKind kind = PointerKind::Mouse;
};
struct PointerPressed {
  Vec2 at;
  PointerKind kind = PointerKind::Mouse;
  PointerButton button = PointerButton::Primary;
};
struct PointerReleased {
  Vec2 at;
  PointerKind kind = PointerKind::Mouse;
  PointerButton button = PointerButton::Primary;
};
struct PointerLeft {};  // left the page, or the browser took the gesture over: what was pressed is not clicked
struct WheelTurned {
  Vec2 at;
  Vec2 pixels;
};  // positive y: towards the end of the content

enum class Key : std::uint8_t {
  Escape,
  Enter,
  Space,
  Up,
  Down,
  Left,
  Right,
  Home,
  End,
  PageUp,
  PageDown,
  Slash,
  Question,
  Tab,                   // takes what a list of suggestions offers; leaves a menu
  Find,                  // Ctrl+K or Cmd+K
  NextConversation,      // Alt+Down
  PreviousConversation,  // Alt+Up
  EditLast,              // Up in an empty composer
};
// Enter and Space activate the element of the mirror that has the focus, so they arrive as NodeActivated; here they do nothing.
struct KeyPressed {
  Key key = Key::Escape;
  bool shift = false;
  bool control = false;
  bool alt = false;
};  // not typed into a field, except Escape, the shortcuts from Find on, and what moves in the suggestions for a field

// From the mirror: a screen reader, a keyboard or a test used the element of that node.
struct NodeActivated {
  semantics::NodeId id{};
};
struct NodeFocused {
  semantics::NodeId id{};
};  // root: nothing has the focus

// A menu of what can be done with something: right click, or the Menu key and Shift+F10 on what has the focus. A finger that stays
// down asks for it too, without this.
struct MenuRequested {
  semantics::NodeId id{};  // what has the focus; root when a pointer asks
  std::optional<Vec2> at;  // of the pointer
};

struct FieldChanged {
  std::string key;
  std::string value;
  std::size_t caret = std::string::npos;  // bytes before it; npos: at the end
};
struct FieldSubmitted {
  std::string key;
};  // Enter, as the field's kind understands it; the form's submit for sign-in
struct FieldFocused {
  std::string key;
};  // empty: no field has the focus

struct ViewportChanged {
  Vec2 size{};        // of the visible viewport, soft keyboard excluded
  float density = 1;  // device pixels for a CSS pixel
  Insets safe_area{};
  float text_scale = 1;  // the browser's font size / 16
};

struct EnvironmentChanged {
  bool dark = false;
  bool reduced_motion = false;
  bool high_contrast = false;
  bool coarse_pointer = false;
};

struct EmojiNamed {};      // the names of emoji have been loaded
struct PictureArrived {};  // one that was asked for can be drawn

struct FilesDragged {
  bool over = false;  // the page
};
struct FilesGiven {
  std::vector<model::GivenFile> files;
};  // dropped, pasted or picked

struct BackRequested {};  // the browser's Back: close the top overlay, or the conversation on a phone

// The address bar names a place: by a link, a reload, the browser's Forward or by hand. Or a notification is clicked.
struct PlaceRequested {
  std::string route;  // as Frame::route
};

inline constexpr std::string_view kConversationPlace = "#/chat/";  // the address of the other side follows
inline std::string conversation_place(std::string_view address) {
  return std::string(kConversationPlace).append(address);
}

using Input =
    std::variant<PointerMoved, PointerPressed, PointerReleased, PointerLeft, WheelTurned, KeyPressed, NodeActivated,
                 NodeFocused, FieldChanged, FieldSubmitted, FieldFocused, ViewportChanged, EnvironmentChanged,
                 EmojiNamed, PictureArrived, FilesDragged, FilesGiven, BackRequested, PlaceRequested, MenuRequested>;

}  // namespace ui
