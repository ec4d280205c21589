#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/frame.hpp"
#include "ui/input.hpp"
#include "ui/model/action.hpp"
#include "ui/picture.hpp"
#include "ui/semantics/tree.hpp"
#include "ui/text/fields/field_registry.hpp"
#include "ui/text/words/calendar.hpp"
#include "ui/text/words/emoji_names.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widget/kit/animator.hpp"
#include "ui/widget/kit/canvas.hpp"
#include "ui/widget/kit/interaction.hpp"
#include "ui/widget/kit/layout.hpp"

namespace ui::widget {

using semantics::Node;
using semantics::NodeId;
using semantics::NodeKey;
using semantics::Role;
using theme::Color;
using theme::Icon;
using theme::TextStyle;

// What the device and the browser say.
struct Environment {
  ViewportChanged viewport{.size = {1280, 800}};
  EnvironmentChanged settings;
};

// A few words about what the mouse or the keyboard stays at.
struct Tip {
  Rect about;
  std::string words;
};

// What a frame gives beside its picture and its semantics.
struct Output {
  std::vector<model::Action> actions;
  std::vector<VideoPlacement> videos;
  std::optional<Moment> next;
  Cursor cursor = Cursor::Default;
  std::optional<Tip> tip;
};

// A part of the screen that lies over others; fields beneath it give way.
struct Cover {
  Rect rect;
  int layer = 0;
  friend bool operator==(const Cover&, const Cover&) = default;
};

// What every widget and view of a frame works with.
struct Kit {
  Canvas& canvas;
  const theme::Theme& theme;
  semantics::Tree& tree;
  Interaction& io;
  text::FieldRegistry& fields;
  text::Calendar& calendar;
  Pictures* pictures;       // null: there are none
  text::EmojiNames* emoji;  // null: they have no names
  Animator& animator;
  const Environment& environment;
  Output& out;
  Moment now;
  Rect screen;                          // without what the device covers
  Rect clip;                            // what can be seen of what is drawn now
  int layer = 0;                        // 0 is the page itself, overlays lie higher
  const std::vector<Cover>& covers;     // of the last frame
  std::vector<Cover>& covers_building;  // of this one

  void act(model::Action action) const { out.actions.push_back(std::move(action)); }
  // Another frame at that time at the latest.
  void wake(Moment at) const;
  void wake_now() const { wake(now); }
  [[nodiscard]] bool phone() const { return screen.width < 700; }
  [[nodiscard]] bool coarse() const { return environment.settings.coarse_pointer; }
  [[nodiscard]] const theme::Palette& color() const { return theme.color; }
  [[nodiscard]] const theme::TypeScale& type() const { return theme.type; }
  [[nodiscard]] bool covered(const Rect& rect) const;

  // Draws a picture, if there is one; false: its place is free. `size`: its own where the model knows it.
  bool picture(const Rect& rect, PictureId id, float radius, Vec2 size = {}) const;

  // A node with its place; clipped to what can be seen.
  NodeId add(NodeKey key, const Rect& rect, Node node) const { return tree.add(key, placed(rect, std::move(node))); }
  NodeId open(NodeKey key, const Rect& rect, Node node) const { return tree.open(key, placed(rect, std::move(node))); }
  void close() const { tree.close(); }
  // The part of the screen that takes the pointer for that node.
  Response region(NodeId id, const Rect& rect, Take take = Take::Click) const {
    return io.region(id, intersection(rect, clip), take);
  }

 private:
  [[nodiscard]] Node placed(const Rect& rect, Node node) const;
};

// Cuts all that is drawn, pointed at and mirrored to a rect, as long as it lives.
class Clip {
 public:
  Clip(Kit& kit, const Rect& rect);
  ~Clip();
  Clip(const Clip&) = delete;
  Clip& operator=(const Clip&) = delete;

 private:
  Kit& kit_;
  Rect before_;
};

// A group of nodes, as long as it lives.
class Group {
 public:
  Group(Kit& kit, NodeKey key, const Rect& rect, Node node) : kit_(kit), id_(kit.open(key, rect, std::move(node))) {}
  ~Group() { kit_.close(); }
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;
  [[nodiscard]] NodeId id() const { return id_; }

 private:
  Kit& kit_;
  NodeId id_;
};

// The ring around what has the keyboard.
void focus_ring(Kit& kit, const Rect& rect, float radius);

// The ground of a region that is pointed at or held, moving softly between states.
void feedback(Kit& kit, NodeId id, const Response& response, const Rect& rect, float radius);

}  // namespace ui::widget
