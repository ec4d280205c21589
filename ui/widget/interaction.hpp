#pragma once

#include <cstdint>
#include <optional>
#include <string>
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

// Turns input into what the widgets ask for. Pointers meet the regions of the last frame, which are what people see; a click is
// decided when it comes and reported once, in the next frame, whether it came from a pointer or from the mirror.
class Interaction {
 public:
  // Input side, between frames.
  void handle(const Input& input);

  // Frame side. Later regions lie above earlier ones.
  void begin_frame();
  Response region(semantics::NodeId id, const Rect& visible, Take take = Take::Click);
  [[nodiscard]] ScrollInput scroll(semantics::NodeId id) const;
  // Where the pointer has moved since the region was pressed; nothing when it is not held.
  [[nodiscard]] std::optional<Vec2> drag(semantics::NodeId id) const;
  [[nodiscard]] Vec2 press_position() const { return pressed_at_; }
  // Takes the key if it was pressed and nobody took it before.
  bool take(Key key);
  // Whether BackRequested came and nobody took it before.
  bool take_back();
  // True when what the mouse points at changed with this frame, so that another has to show it.
  [[nodiscard]] bool end_frame();

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

  [[nodiscard]] bool pointing() const { return hovered_ != semantics::NodeId{}; }
  [[nodiscard]] std::optional<Vec2> mouse() const { return mouse_; }

 private:
  struct Region {
    semantics::NodeId id{};
    Rect rect;
    Take take = Take::Click;
  };
  void moved(const PointerMoved& event);
  void pressed(const PointerPressed& event);
  void released(const PointerReleased& event);
  void cancel();
  [[nodiscard]] const Region* hit(Vec2 at) const;
  [[nodiscard]] const Region* scrolling(Vec2 at) const;
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
  bool down_ = false;
  semantics::NodeId pressed_{};
  Vec2 pressed_at_;
  Vec2 at_;
  semantics::NodeId touched_scroll_{};
  bool dragging_ = false;

  semantics::NodeId focus_{};
  bool focus_visible_ = false;
  std::optional<semantics::NodeId> moved_focus_;
};

}  // namespace ui::widget
