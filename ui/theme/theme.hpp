#pragma once

#include <optional>

#include "ui/geometry.hpp"
#include "ui/text/drawing/shaper.hpp"
#include "ui/theme/color.hpp"

// The tokens of the look: what colour, size, space and time mean, not where they are used.
namespace ui::theme {

struct TextStyle {
  float size = 15;         // CSS pixels, whole
  float line_height = 21;  // CSS pixels, whole
  text::Weight weight = text::Weight::Regular;
};

struct Palette {
  Color page;      // behind everything, also behind the conversation
  Color surface;   // bars and lists
  Color raised;    // cards, menus, dialogs
  Color field;     // where text is typed
  Color hover;     // laid over what the mouse points at
  Color pressed;   // laid over what is held
  Color selected;  // of the current item of a list
  Color border;    // between areas
  Color outline;   // of fields and secondary buttons
  Color text;
  Color text_soft;   // second in rank
  Color text_faint;  // third in rank: times, placeholders
  Color accent;      // what matters most: primary buttons, badges
  Color on_accent;
  Color accent_text;  // links and marked words on surfaces
  Color accent_soft;  // quiet ground in the accent's hue
  Color bubble_theirs;
  Color bubble_ours;
  Color bubble_ours_text;
  Color bubble_ours_soft;  // time and ticks in our bubbles
  Color danger;
  Color on_danger;
  Color danger_text;
  Color danger_soft;
  Color success;
  Color on_success;
  Color warning_text;
  Color warning_soft;
  Color online;
  Color away;
  Color busy;
  Color focus;  // ring around what has the keyboard
  Color scrim;  // over what waits behind a dialog
  Color shadow;
  Color tooltip;  // toasts
  Color on_tooltip;
  Color stage;  // behind pictures in calls, dark in every theme
  Color stage_top;
  Color on_stage;
  Color on_stage_soft;
  Color stage_control;
};

struct TypeScale {
  TextStyle title;    // of a screen
  TextStyle heading;  // of a card, a dialog
  TextStyle strong;   // names, buttons
  TextStyle body;
  TextStyle message;
  TextStyle large_emoji;
  TextStyle input;  // >= 16 px, so that phones do not zoom
  TextStyle small;
  TextStyle small_strong;
  TextStyle tiny;
};

enum class Scheme : std::uint8_t { Light, Dark };
enum class Contrast : std::uint8_t { Usual, High };

struct Theme {
  Scheme scheme = Scheme::Light;
  Contrast contrast = Contrast::Usual;
  Palette color{};
  TypeScale type{};
  float scale = 1;    // of text and of what holds text; 1 when the browser's font size is 16 px
  float target = 40;  // least height of what is touched or clicked
  [[nodiscard]] bool dark() const { return scheme == Scheme::Dark; }
};

inline constexpr float kRadiusSmall = 8;
inline constexpr float kRadiusField = 12;
inline constexpr float kRadiusBubble = 16;
inline constexpr float kRadiusCard = 18;
inline constexpr float kBorder = 1;
inline constexpr Moment kQuick{120};  // hover, press
inline constexpr Moment kCalm{180};   // what comes and goes

// `text_scale`: the browser's font size / 16. `coarse`: a finger points, targets are at least 44 px.
// `accent`: in the place of ours; in high contrast there is one accent alone.
Theme make_theme(Scheme scheme, Contrast contrast, float text_scale, bool coarse,
                 std::optional<Color> accent = std::nullopt);

}  // namespace ui::theme
