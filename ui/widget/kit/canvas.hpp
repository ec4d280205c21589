#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "ui/flip.hpp"
#include "ui/geometry.hpp"
#include "ui/picture.hpp"
#include "ui/text/drawing/fonts.hpp"
#include "ui/text/drawing/shaper.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/theme.hpp"

struct ImDrawList;
struct ImFontAtlas;

namespace ui::widget {

// Who wrote a text. What others wrote is always shaped by the browser; ours only where its script needs it.
enum class Origin : std::uint8_t { Ours, Theirs };

// Start and End as the screen is read; Natural: where the text itself begins.
enum class Align : std::uint8_t { Start, Center, End, Natural };

// What a text has besides words: links, for texts that lie in the mirror as they are and so can be followed, and with those
// signs that are shown as styling (ui/text/content/styling.hpp).
enum class Markup : std::uint8_t { None, Links, Styling };

inline constexpr float kUnlimited = std::numeric_limits<float>::max();

// Parts of a rect's outline that are rounded.
enum Corners : std::uint8_t { kTopLeft = 1, kTopRight = 2, kBottomLeft = 4, kBottomRight = 8, kAllCorners = 15 };

// A text as it was drawn.
struct DrawnText {
  Rect rect;
  text::RunKey run = 0;  // 0: drawn glyph by glyph
};

// How the language is written.
struct Writing {
  Flip flip{};
  bool shaped = false;  // its letters join: every label is a shaped run
};

// Draws into Dear ImGui's list for the screen. Lengths are CSS pixels; what should be sharp is put on the device's pixels.
// Places are those of a screen that is read from left to right; what is drawn is turned over where the language wants it.
class Canvas {
 public:
  Canvas(ImDrawList& list, text::Fonts& fonts, text::TextShaper& shaper, std::uint64_t shadow_rect, float density,
         const Writing& writing);

  void fill(const Rect& rect, theme::Color color, float radius = 0, std::uint8_t corners = kAllCorners);
  // With a radius for each corner.
  struct Radii {
    float top_left, top_right, bottom_right, bottom_left;
  };
  void fill(const Rect& rect, theme::Color color, const Radii& radii);
  // From the colour `top` to the colour `bottom`.
  void fill_gradient(const Rect& rect, theme::Color top, theme::Color bottom, float radius);
  void stroke(const Rect& rect, theme::Color color, float radius, float thickness = theme::kBorder);
  void circle(Vec2 center, float radius, theme::Color color);
  // Part of a ring, from `start` to `end` in turns (0 is at the top, clockwise).
  void arc(Vec2 center, float radius, float start, float end, theme::Color color, float thickness);
  // The soft shadow of a rect; `reach` is how far it goes out.
  void shadow(const Rect& rect, float radius, theme::Color color, float reach, float drop);
  // A picture that fills the rect without distortion; what reaches beyond is cut. Never turned over.
  void image(const Rect& rect, const PictureTexture& picture, float radius);
  void icon(theme::Icon icon, const Rect& box, float size, theme::Color color);
  // Removes what was drawn in that shape, so that what lies under the canvas is seen.
  void punch(const Rect& rect, float radius);

  [[nodiscard]] float text_width(std::string_view text, const theme::TextStyle& style, Origin origin = Origin::Ours);
  // One line in a box: centred vertically, aligned horizontally, cut with an ellipsis.
  DrawnText text(const Rect& box, std::string_view text, const theme::TextStyle& style, theme::Color color,
                 Align align = Align::Start, Origin origin = Origin::Ours);

  // A paragraph shaped by the browser; `right_to_left` of the result as the screen is read: it begins at the right edge of
  // its rect before that is turned over.
  [[nodiscard]] text::RunMetrics measure_paragraph(std::string_view text, const theme::TextStyle& style,
                                                   theme::Color color, float max_width, Origin origin = Origin::Theirs,
                                                   Align align = Align::Start, Markup markup = Markup::None,
                                                   text::OpenBlock open = {});
  void paragraph(const text::RunMetrics& metrics, Vec2 top_left, float opacity = 1);

  void push_clip(const Rect& rect);
  void pop_clip();

  // To the device's pixel grid.
  [[nodiscard]] float snapped(float value) const;
  [[nodiscard]] Rect snapped(const Rect& rect) const;
  [[nodiscard]] const Flip& flip() const { return writing_.flip; }
  [[nodiscard]] float hairline() const { return 1 / density_; }
  // How opaque all that follows is, 0..1.
  void set_opacity(float opacity) { opacity_ = opacity; }
  [[nodiscard]] float opacity() const { return opacity_; }
  // Paragraphs and lines of text that were laid out in this frame.
  [[nodiscard]] std::uint32_t texts() const { return texts_; }

 private:
  [[nodiscard]] theme::Color shown(theme::Color color) const { return theme::faded(color, opacity_); }
  [[nodiscard]] bool drawn_by_glyphs(std::string_view text, Origin origin) const;
  [[nodiscard]] text::RunStyle run_style(const theme::TextStyle& style, theme::Color color, Origin origin) const;
  // The rect on the device's pixels, turned over.
  [[nodiscard]] Rect placed(const Rect& rect) const { return snapped(writing_.flip(rect)); }
  DrawnText line_of_glyphs(const Rect& box, std::string_view text, const theme::TextStyle& style, theme::Color color,
                           Align align);
  void run(const text::RunMetrics& metrics, Vec2 top_left, float opacity);
  void glyphs(std::string_view text, Vec2 pen, const theme::TextStyle& style, theme::Color color);
  [[nodiscard]] std::string_view fitting(std::string_view text, const theme::TextStyle& style, float width);

  ImDrawList* list_;
  text::Fonts* fonts_;
  text::TextShaper* shaper_;
  std::uint64_t shadow_rect_;
  float density_;
  Writing writing_;
  float opacity_ = 1;
  std::uint32_t texts_ = 0;
};

// Puts the picture from which shadows are made into the atlas; gives its id there.
std::uint64_t add_shadow_picture(ImFontAtlas& atlas);

}  // namespace ui::widget
