#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.hpp"
#include "ui/input.hpp"
#include "ui/model/action.hpp"
#include "ui/model/state.hpp"
#include "ui/picture.hpp"
#include "ui/semantics/node.hpp"
#include "ui/text/calendar.hpp"
#include "ui/text/emoji_names.hpp"
#include "ui/text/field.hpp"
#include "ui/text/glyphs.hpp"
#include "ui/text/shaper.hpp"

struct ImDrawData;

namespace ui::widget {
struct Kit;
}

namespace ui {

enum class VideoSource : std::uint8_t { Local, Remote };

// Where a <video> lies, under the hole that the canvas leaves for it.
struct VideoPlacement {
  VideoSource source = VideoSource::Remote;
  Rect rect;
  float radius = 0;
  bool mirrored = false;  // our own camera
  bool cover = true;      // fill the rect and cut; otherwise show the whole picture
  friend bool operator==(const VideoPlacement&, const VideoPlacement&) = default;
};

enum class Cursor : std::uint8_t { Default, Pointer, Text };

// All that one frame gives. Views of memory that the Interface owns, valid until the next frame.
struct Frame {
  ImDrawData* draw = nullptr;
  std::span<const semantics::Change> semantics;
  std::span<const text::Field> fields;
  std::span<const VideoPlacement> videos;
  std::span<const model::Action> actions;
  std::optional<semantics::NodeId> focus;  // move the DOM focus to this node
  std::optional<Moment>
      next;  // draw again at this time (animation, a clock on the screen); absent: when something changes
  std::uint32_t background = 0xFFFFFFFF;  // page colour behind everything, 0xAABBGGRR
  std::string_view title;                 // of the document
  std::string_view route;                 // "#/chat/<address>"; changes make history entries
  Cursor cursor = Cursor::Default;
  bool dark = false;                 // the theme in use
  std::string_view language = "en";  // of the document, BCP 47
  bool right_to_left = false;
};

// The interface as a whole: input and state in, a frame out. Owns the Dear ImGui context.
class Interface {
 public:
  // Without `pictures` their grounds are shown, without `emoji` none is suggested.
  Interface(text::TextShaper& shaper, text::GlyphRasterizer& glyphs, text::Calendar& calendar,
            Pictures* pictures = nullptr, text::EmojiNames* emoji = nullptr);
  ~Interface();
  Interface(const Interface&) = delete;
  Interface& operator=(const Interface&) = delete;

  void input(const Input& input);  // remembered for the next frame; the caller then asks for a frame
  // Lays out and draws. Reads `state` only.
  Frame frame(const model::State& state, Moment now);
  // Draws `sheet` in the place of the screen: widgets by themselves.
  using Sheet = std::function<void(widget::Kit&)>;
  Frame frame(const model::State& state, const Sheet& sheet, Moment now);
  // The device's textures are gone (context lost): give everything anew in the next frame.
  void forget_textures();
  // What no screen may have and a debug build found so far: controls without a name, ids that are there twice.
  [[nodiscard]] std::span<const std::string> faults() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ui
