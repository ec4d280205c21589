#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "ui/geometry.hpp"
#include "ui/model/action.hpp"
#include "ui/semantics/node.hpp"
#include "ui/text/fields/field.hpp"
#include "ui/video.hpp"

struct ImDrawData;

namespace ui {

// Where a <video> lies, under the hole that the canvas leaves for it.
struct VideoPlacement {
  VideoId video{};
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

}  // namespace ui
