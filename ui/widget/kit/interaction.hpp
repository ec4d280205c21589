#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "ui/geometry.hpp"
#include "ui/input.hpp"
#include "ui/semantics/node.hpp"

namespace ui::widget {

// How a region of the screen takes the pointer.
enum class Take : std::uint8_t {
  Click,   // a press and release within it is a click
  Drag,    // follows the pointer while it is held, such as the thumb of a scroll bar
  Scroll,  // takes the wheel and the finger's drag; clicks fall through to what lies under it
  Swipe,   // takes a finger's drag towards the end of the line; all else falls through to what lies under it
  Menu,    // takes the wish for a menu; all else falls through to what lies under it
  Block,   // keeps the pointer from what lies under it
};

// What happened to a region since the last frame.
struct Response {
  bool clicked = false;  // by pointer, keyboard or mirror; once for each
  bool hovered = false;  // a mouse points at it
  bool pressed = false;  // it is held down
  bool focused = false;  // it has the keyboard and should show it
};

// What a scrolling region got since the last frame.
struct ScrollInput {
  float pixels = 0;       // towards the end of the content
  bool dragging = false;  // a finger holds the content: it follows at once
  bool released = false;  // the finger let go: momentum begins
  bool held = false;      // a finger came down: what moves stops
};

// How far a finger has drawn a swiping region aside.
struct SwipeInput {
  float distance = 0;     // CSS pixels towards the end of the line; 0 when the browser took the finger away
  bool released = false;  // the finger let go
};

// Somebody wants the menu of a thing.
struct MenuCall {
  std::optional<Vec2> at;  // where the pointer is; nothing when a key was pressed
};

// Turns input into what the widgets ask for. Pointers meet the regions of the last frame, which are what people see; a click is
// decided when it comes and reported once, in the next frame, whether it came from a pointer or from the mirror.
class Interaction {
 public:
  // Input side, between frames.
  void handle(const Input& input);

  // Frame side. Later regions lie above earlier ones.
  void begin_frame(Moment now);
  Response region(semantics::NodeId id, const Rect& visible, Take take = Take::Click);
  [[nodiscard]] ScrollInput scroll(semantics::NodeId id) const;
  // Where the pointer has moved since the region was pressed; nothing when it is not held.
  [[nodiscard]] std::optional<Vec2> drag(semantics::NodeId id) const;
  [[nodiscard]] Vec2 press_position() const { return pressed_at_; }
  [[nodiscard]] std::optional<SwipeInput> swipe(semantics::NodeId id) const;
  // Takes the wish for the menu of a region that takes clicks or menus, if there is one and nobody took it before: by right click, by
  // a finger that stayed for 450 ms, which from then on clicks and drags nothing, or by the Menu key.
  std::optional<MenuCall> take_menu(semantics::NodeId id);
  // Takes the key if it was pressed and nobody took it before.
  bool take(Key key);
  // Whether BackRequested came and nobody took it before.
  bool take_back();
  // True when what the mouse points at changed with this frame, so that another has to show it.
  [[nodiscard]] bool end_frame();
  // When another frame is wanted, to see whether a finger stays.
  [[nodiscard]] std::optional<Moment> due() const;

  // Keyboard focus.
  [[nodiscard]] semantics::NodeId focus() const { return focus_; }
  [[nodiscard]] bool shows_focus(semantics::NodeId id) const {
    return focus_visible_ && focus_ == id && id != semantics::NodeId{};
  }
  // Moves the focus; the frame carries it to the mirror.
  void move_focus(semantics::NodeId id);
  // A field takes the keyboard instead.
  void leave_focus() { focus_ = {}; }
  [[nodiscard]] std::optional<semantics::NodeId> moved_focus() const { return moved_focus_; }

  // Since when the mouse has pointed at it or the keyboard has been on it and shown it; nothing once something was pressed.
  [[nodiscard]] std::optional<Moment> attended(semantics::NodeId id) const;
  [[nodiscard]] bool pointing() const { return hovered_ != semantics::NodeId{}; }
  [[nodiscard]] std::optional<Vec2> mouse() const { return mouse_; }

 private:
  struct Region {
    semantics::NodeId id{};
    Rect rect;
    Take take = Take::Click;
  };
  enum class Gesture : std::uint8_t { None, Scroll, Swipe };
  struct Menu {
    std::vector<semantics::NodeId> ids;  // any of them may take it
    MenuCall call;
  };
  void moved(const PointerMoved& event);
  void pressed(const PointerPressed& event);
  void released(const PointerReleased& event);
  void cancel();
  void let_go();
  void begin_gesture();
  void watch_press(Moment now);
  void watch_attention(Moment now);
  void ask_menu(const MenuRequested& event);
  [[nodiscard]] std::vector<semantics::NodeId> menus_at(Vec2 at) const;
  [[nodiscard]] const Region* hit(Vec2 at) const;
  [[nodiscard]] const Region* dragged(Vec2 at, Take take) const;
  [[nodiscard]] semantics::NodeId pointed_at() const;
  ScrollInput& scroll_input(semantics::NodeId id);

  std::vector<Region> regions_;   // of the last frame
  std::vector<Region> building_;  // of this one
  std::vector<semantics::NodeId> activated_;
  std::vector<std::pair<semantics::NodeId, ScrollInput>> scrolls_;
  std::vector<KeyPressed> keys_;
  int backs_ = 0;

  std::optional<Vec2> mouse_;
  semantics::NodeId hovered_{};
  semantics::NodeId attended_{};
  Moment attended_since_{};
  bool disregarded_ = false;
  bool down_ = false;
  semantics::NodeId pressed_{};
  Vec2 pressed_at_;
  Vec2 at_;
  bool finger_ = false;  // it is one that is down, or a pen
  semantics::NodeId touched_scroll_{};
  semantics::NodeId touched_swipe_{};
  Gesture gesture_ = Gesture::None;
  std::optional<std::pair<semantics::NodeId, SwipeInput>> swiped_;  // since the last frame
  bool may_stay_ = false;                                           // something under the finger may have a menu
  std::optional<Moment> stays_since_;
  bool stayed_ = false;  // long enough: a menu was asked for
  std::optional<Menu> menu_;

  semantics::NodeId focus_{};
  semantics::NodeId asked_focus_{};  // by move_focus(), until the mirror answers
  bool focus_visible_ = false;
  std::optional<semantics::NodeId> moved_focus_;
};

}  // namespace ui::widget
