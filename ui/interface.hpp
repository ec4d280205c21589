#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "ui/frame.hpp"
#include "ui/geometry.hpp"
#include "ui/input.hpp"
#include "ui/model/state.hpp"
#include "ui/picture.hpp"
#include "ui/text/drawing/glyphs.hpp"
#include "ui/text/drawing/shaper.hpp"
#include "ui/text/words/calendar.hpp"
#include "ui/text/words/emoji_names.hpp"

namespace ui::widget {
struct Kit;
}

namespace ui {

// The interface as a whole: input and state in, a frame out. Owns what Dear ImGui draws with.
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
