#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ui/geometry.hpp"
#include "ui/text/content/styling.hpp"
#include "ui/text/unicode/direction.hpp"

// Text that Dear ImGui cannot lay out (bidi, ligatures, combining marks, emoji sequences) is shaped by the browser: measured
// as a paragraph, drawn into a texture, kept by key. Native tests use a deterministic fake.
namespace ui::text {

enum class Weight : std::uint8_t { Regular, Medium, Bold };

struct RunStyle {
  float size = 16;         // font size, CSS pixels
  float line_height = 22;  // CSS pixels
  Weight weight = Weight::Regular;
  std::uint32_t color = 0xFF000000;      // 0xAABBGGRR, as ImU32
  bool single_line = false;              // cut with an ellipsis at max_width instead of wrapping
  bool linkify = false;                  // underline addresses (links.hpp), which can be followed
  std::optional<Direction> direction{};  // base direction; absent: each paragraph has that of its first letter
  bool centered = false;                 // lines stand in the middle of the widest
  bool styled = false;                   // as read_styling() has it; not of a single line
  OpenBlock open{};                      // what a styled text begins in
  friend bool operator==(const RunStyle&, const RunStyle&) = default;
};

using RunKey = std::uint64_t;  // names a shaped run: text + style + width; 0 is none

struct RunMetrics {
  RunKey key = 0;
  float width = 0;  // of the widest line
  float height = 0;
  bool right_to_left = false;  // base direction of the first paragraph
  float last_line_width = 0;
};

// A texture that shows a run. Coordinates are in the texture's unit square.
struct RunTexture {
  std::uint64_t texture = 0;  // ImTextureID; 0: nothing to draw yet
  Vec2 uv0;
  Vec2 uv1;
  Vec2 size;        // CSS pixels; includes `bleed` on each side
  float bleed = 0;  // room for glyphs that reach over their box
};

class TextShaper {
 public:
  virtual ~TextShaper() = default;
  // Lays out `text` (UTF-8) in lines of at most `max_width` CSS pixels. Cheap when it was asked for before.
  virtual RunMetrics measure(std::string_view text, const RunStyle& style, float max_width) = 0;
  // The picture of a measured run, valid in this frame.
  virtual RunTexture texture(RunKey key) = 0;
};

}  // namespace ui::text
