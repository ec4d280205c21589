#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "tests/support/ui/fakes.hpp"
#include "ui/interface.hpp"

// Uses the interface as a person does: finds by role and name in the mirrored tree, clicks, types, presses keys. Holds the mirror
// that a browser would hold, built from the differences alone.
namespace support::ui {

class Driver {
 public:
  explicit Driver(float width = 1280, float height = 800);

  ::ui::model::State state;
  ::ui::Moment now{1'000'000};
  FakeShaper shaper;
  FakeGlyphs glyphs;
  FakeCalendar calendar;
  FakeEmojiNames emoji;
  bool touch = false;  // clicks are taps of a finger

  // Draws until nothing more is wanted at once; gives the last frame. Fails when that never happens.
  const ::ui::Frame& settle();
  // Draws once.
  const ::ui::Frame& frame();
  // Time passes, frame by frame as they are wanted.
  void pass(::ui::Moment time);
  [[nodiscard]] const ::ui::Frame& last() const { return frame_; }

  void resize(float width, float height);
  void input(const ::ui::Input& input) { interface_.input(input); }
  ::ui::Interface& interface() { return interface_; }

  // The one visible node of that role and name; fails when there is none.
  const ::ui::semantics::Node& find(::ui::semantics::Role role, std::string_view name) const;
  [[nodiscard]] const ::ui::semantics::Node* maybe(::ui::semantics::Role role, std::string_view name) const;
  [[nodiscard]] const ::ui::semantics::Node* with_text(std::string_view text) const;
  [[nodiscard]] std::vector<const ::ui::semantics::Node*> all(::ui::semantics::Role role) const;
  [[nodiscard]] const ::ui::semantics::Node* node(::ui::semantics::NodeId id) const;
  [[nodiscard]] std::vector<const ::ui::semantics::Node*> children(::ui::semantics::NodeId id) const;
  // In the order in which Tab goes from one to the next.
  [[nodiscard]] std::vector<const ::ui::semantics::Node*> tab_stops() const;
  [[nodiscard]] bool has_text(std::string_view text) const { return with_text(text) != nullptr; }
  // What stops the screen from being whole: faults of the tree, controls out of sight.
  [[nodiscard]] std::vector<std::string> faults() const;

  void click(::ui::semantics::Role role, std::string_view name);
  void click_at(::ui::Vec2 at);
  void press(::ui::Key key);
  // By the keyboard: Tab to it, then Enter, as the mirror reports it.
  void activate(::ui::semantics::Role role, std::string_view name);
  void focus(::ui::semantics::Role role, std::string_view name);
  void type(std::string_view field_name, std::string_view text);
  void submit(std::string_view field_name);
  [[nodiscard]] const ::ui::text::Field* field(std::string_view name) const;
  // What stands in the browser's field of that key.
  [[nodiscard]] std::string value(std::string_view key) const;
  [[nodiscard]] ::ui::semantics::NodeId focused() const { return focus_; }
  [[nodiscard]] const std::string& focused_field() const { return focused_field_; }

  // The newest action of that kind since the last take, if any.
  template <class A>
  std::optional<A> take() {
    for (auto it = actions.rbegin(); it != actions.rend(); ++it) {
      if (const A* found = std::get_if<A>(&*it)) {
        A result = *found;
        actions.clear();
        return result;
      }
    }
    return std::nullopt;
  }
  template <class A>
  [[nodiscard]] int count() const {
    int result = 0;
    for (const auto& action : actions) result += std::holds_alternative<A>(action) ? 1 : 0;
    return result;
  }
  std::vector<::ui::model::Action> actions;
  std::vector<std::string> announcements;
  int frames = 0;
  int changes = 0;  // of semantics

 private:
  void present();
  void type_into(const ::ui::text::Field& placed);
  void apply(const ::ui::semantics::Change& change);
  void remove(::ui::semantics::NodeId id);

  ::ui::Interface interface_;
  ::ui::Frame frame_;
  std::map<::ui::semantics::NodeId, ::ui::semantics::Node> mirror_;
  std::map<std::string, std::string, std::less<>> values_;
  std::vector<::ui::text::Field> fields_;
  ::ui::semantics::NodeId focus_{};
  std::string focused_field_;
  std::string wrong_;
  std::optional<std::pair<std::string, std::string>> typed_;  // key and value of a field in this frame
};

}  // namespace support::ui
