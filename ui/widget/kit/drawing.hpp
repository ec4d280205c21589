#pragma once

#include <memory>

#include "ui/geometry.hpp"

struct ImDrawData;
struct ImDrawList;
struct ImFontAtlas;

namespace ui::widget {

// What is drawn: Dear ImGui's list for the whole screen, and the atlas that it takes glyphs from. There is no ImGuiContext: its
// windows, navigation and settings would draw nothing, since the kit has items of its own, and take 48 KB of the page.
class Drawing {
 public:
  Drawing();
  ~Drawing();
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  [[nodiscard]] ImFontAtlas& atlas();
  // Begins a frame of `size` CSS pixels, `density` device pixels for each of them.
  void begin(Vec2 size, float density);
  [[nodiscard]] ImDrawList& list();  // of the frame
  // Ends it. What it gives is valid until the next begin().
  ImDrawData& end();
  // The device has none of the textures any more: asks for them anew with the next frame.
  void forget_textures();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ui::widget
