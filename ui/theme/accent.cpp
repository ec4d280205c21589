#include "ui/theme/accent.hpp"

#include <initializer_list>

namespace ui::theme {
namespace {

constexpr float kText = 4.6F;  // WCAG 2.2 AA with some room for rounding

// `color` on its way to `goal`, as far as it takes to be read on all of `grounds`.
Color readable(Color color, Color goal, std::initializer_list<Color> grounds) {
  constexpr int kSteps = 40;
  for (int step = 0; step <= kSteps; ++step) {
    const Color shade = mix(color, goal, static_cast<float>(step) / kSteps);
    bool reads = true;
    for (const Color ground : grounds) reads = reads && contrast(shade, ground) >= kText;
    if (reads) return shade;
  }
  return goal;
}

}  // namespace

Palette with_accent(Palette palette, Scheme scheme, Color accent) {
  const bool dark = scheme == Scheme::Dark;
  const Color far = dark ? rgb(0xFFFFFF) : rgb(0x000000);
  accent |= 0xFF000000U;
  palette.accent = readable(accent, rgb(0x000000), {palette.on_accent});
  palette.accent_soft = mix(palette.surface, accent, dark ? 0.22F : 0.11F);
  palette.selected = mix(palette.surface, accent, dark ? 0.30F : 0.14F);
  palette.bubble_ours = mix(dark ? palette.page : palette.surface, palette.accent, dark ? 0.5F : 0.17F);
  palette.bubble_ours_text = readable(palette.bubble_ours_text, far, {palette.bubble_ours});
  palette.bubble_ours_soft = readable(palette.accent, far, {palette.bubble_ours});
  palette.accent_text = readable(
      accent, far,
      {palette.surface, palette.page, palette.raised, palette.accent_soft, palette.bubble_ours, palette.selected});
  palette.focus = palette.accent_text;
  palette.text_soft = readable(palette.text_soft, far, {palette.selected});
  palette.danger_text = readable(palette.danger_text, far, {palette.bubble_ours, palette.danger_soft});
  return palette;
}

}  // namespace ui::theme
